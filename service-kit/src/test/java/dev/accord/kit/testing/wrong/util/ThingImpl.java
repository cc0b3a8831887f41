package dev.accord.kit.testing.wrong.util;

import com.mongodb.client.MongoDatabase;
import dev.accord.local.mongo.Mongod;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.RestController;

/** Everything wrong at once. */
@RestController
public class ThingImpl {

    @Autowired
    @Nullable
    MongoDatabase database;

    String ask() {
        System.out.println(Instant.now());
        return UUID.randomUUID() + Mongod.uriForTests();
    }
}
