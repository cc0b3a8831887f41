package dev.accord.local.trial.withdrawal;

import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import dev.accord.local.LocalStack;
import dev.accord.local.demo.Person;
import dev.accord.local.trial.Waiting;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.bson.Document;

/** The store beside the services' back: who is its primary, and what is durable in it. */
final class Store implements AutoCloseable {
    static final String FIRST = "mongod";

    private static final Duration ELECTED_WITHIN = Duration.ofSeconds(60);
    private static final Duration DURABLE_WITHIN = Duration.ofSeconds(5);
    private static final Duration LOOK_EVERY = Duration.ofMillis(1);

    private final LocalStack stack;
    private final MongoClient all;
    private final List<MongoClient> others;
    private final MongoClient first;

    Store(LocalStack stack) {
        this.stack = stack;
        this.all = MongoClients.create(stack.mongodbUri());
        this.first = MongoClients.create(direct(stack.ports().mongod()));
        this.others = stack.parts().stream()
                .map(part -> stack.ports().mongods().get(part.name()))
                .filter(port -> port != null && port != stack.ports().mongod())
                .map(port -> MongoClients.create(direct(port)))
                .toList();
    }

    /** An address at which the first node, and no other, is known. */
    static String direct(int port) {
        return "mongodb://127.0.0.1:" + port + "/?directConnection=true&serverSelectionTimeoutMS=500";
    }

    /** The process of the first node, which is the primary whenever it can be. */
    long primaryProcess() {
        return stack.pid(FIRST);
    }

    void awaitFirstIsPrimary() {
        await(ELECTED_WITHIN, () -> isPrimary(first));
    }

    void awaitAnotherPrimary() {
        await(ELECTED_WITHIN, () -> others.stream().anyMatch(Store::isPrimary));
    }

    /** The number of each person's last change from allow to deny. */
    Map<Person, Long> narrowings(List<Person> people) {
        Map<Person, Long> narrowings = new HashMap<>();
        people.forEach(person -> narrowings.put(person, narrowing(person)));
        return narrowings;
    }

    /** Returns as soon as a majority has another such change of each; false when that takes unusually long. */
    boolean awaitNarrowed(Map<Person, Long> before) {
        return Waiting.within(
                DURABLE_WITHIN,
                LOOK_EVERY,
                () -> before.entrySet().stream().allMatch(known -> narrowing(known.getKey()) > known.getValue()));
    }

    /**
     * Asks the first node, whatever it takes itself for, and completes when it goes on: whether it answers with her last
     * such change as it was before.
     */
    CompletableFuture<Boolean> deposedStillSays(Person person, long narrowing) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return narrowing(first, person) == narrowing;
                    } catch (MongoException refused) {
                        return false;
                    }
                },
                Thread::startVirtualThread);
    }

    private long narrowing(Person person) {
        return narrowing(all, person);
    }

    private static long narrowing(MongoClient nodes, Person person) {
        MongoCollection<Document> subjects =
                nodes.getDatabase("accord_consent").getCollection("subjects").withReadConcern(ReadConcern.MAJORITY);
        Document subject = subjects.find(Filters.eq("_id", person.subject())).first();
        return subject == null ? 0 : subject.get("narrowedSeq", Number.class).longValue();
    }

    private static boolean isPrimary(MongoClient node) {
        try {
            return node.getDatabase("admin")
                    .runCommand(new Document("hello", 1))
                    .getBoolean("isWritablePrimary", false);
        } catch (MongoException down) {
            return false;
        }
    }

    private static void await(Duration limit, BooleanSupplier condition) {
        if (!Waiting.within(limit, LOOK_EVERY, condition)) {
            throw new IllegalStateException("the store did not become what the trial waits for");
        }
    }

    @Override
    public void close() {
        all.close();
        first.close();
        others.forEach(MongoClient::close);
    }
}
