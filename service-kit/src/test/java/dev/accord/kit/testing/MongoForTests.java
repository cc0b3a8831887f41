package dev.accord.kit.testing;

import dev.accord.local.mongo.Mongod;
import java.util.UUID;
import org.springframework.test.context.DynamicPropertyRegistry;

/** A real MongoDB for tests: one for the test run, a database of its own for each test class. */
public final class MongoForTests {

    private MongoForTests() {}

    /** Points the service at a fresh, empty database; call it from a {@code @DynamicPropertySource} method. */
    public static void register(DynamicPropertyRegistry registry) {
        var database = freshDatabase();
        registry.add("spring.mongodb.uri", Mongod::uriForTests);
        registry.add("accord.store.database", () -> database);
    }

    public static String freshDatabase() {
        return "test_" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    }
}
