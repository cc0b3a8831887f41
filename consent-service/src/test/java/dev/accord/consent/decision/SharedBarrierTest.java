package dev.accord.consent.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import dev.accord.consent.testing.RunningService;
import dev.accord.kit.time.MonotonicClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** One majority write lets many batches read what was acknowledged before it (invariant 2). */
class SharedBarrierTest extends RunningService {

    private static final int BATCHES = 64;

    @Autowired
    private SharedBarrier barrier;

    @Autowired
    private MongoDatabase database;

    @Autowired
    private MonotonicClock clock;

    @Test
    void isSharedByThoseWhoWaitAndBeginsAfterEachArrived() throws Exception {
        long before = writes();
        var together = new CountDownLatch(1);
        List<Future<Boolean>> began = new ArrayList<>();
        try (var batches = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int batch = 0; batch < BATCHES; batch++) {
                began.add(batches.submit(() -> {
                    together.await();
                    long arrived = clock.nanos();
                    return barrier.await().beganAtNanos() - arrived >= 0;
                }));
            }
            together.countDown();
        }

        assertThat(began).allMatch(SharedBarrierTest::isTrue);
        assertThat(writes() - before).isBetween(1L, BATCHES / 2L);
    }

    @Test
    void readsBehindItShowWhatWasAcknowledgedBefore() {
        var things = database.getCollection("things");
        for (int round = 1; round <= 20; round++) {
            things.replaceOne(
                    Filters.eq("_id", "thing"), new Document("round", round), new ReplaceOptions().upsert(true));
            try (var session = barrier.behind(barrier.await())) {
                assertThat(Objects.requireNonNull(things.find(session).first()).getInteger("round"))
                        .isEqualTo(round);
            }
        }
    }

    private long writes() {
        return Objects.requireNonNull(database.getCollection("sentinel").find().first())
                .getLong("writes");
    }

    private static boolean isTrue(Future<Boolean> future) {
        Callable<Boolean> value = future::get;
        try {
            return value.call();
        } catch (ExecutionException failed) {
            throw new AssertionError(failed);
        } catch (Exception other) {
            throw new IllegalStateException(other);
        }
    }
}
