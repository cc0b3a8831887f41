package dev.accord.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.notification.duty.Duty;
import dev.accord.notification.testing.ServiceTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** All that workers share is the store, so several at once in one process stand for several instances. */
class TwoInstancesTest extends ServiceTest {

    private static final int PEOPLE = 60;
    private static final int WORKERS = 4;

    @Test
    void mailEveryoneOnceBetweenThem() throws Exception {
        List<String> everyone = IntStream.range(0, PEOPLE)
                .mapToObj(number -> "person%03d@example.org".formatted(number))
                .toList();
        everyone.forEach(address -> NEIGHBOURS.knows(address.substring(0, 9), address, "en"));
        campaignCreated();

        together(duty("PreparingAudience"));
        assertThat(stored("deliveries")).hasSize(PEOPLE);

        together(duty("SendingMail"));
        assertThat(mailed()).isEqualTo(everyone);
        assertThat(stored("delivery_ledger")).hasSize(PEOPLE);
    }

    private static void together(Duty duty) throws Exception {
        Callable<Void> work = () -> {
            for (int idle = 0; idle < 5; ) {
                idle = duty.doOne() ? 0 : idle + 1;
            }
            return null;
        };
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Void>> done = new ArrayList<>();
            for (int worker = 0; worker < WORKERS; worker++) {
                done.add(workers.submit(work));
            }
            for (Future<Void> one : done) {
                one.get();
            }
        }
    }
}
