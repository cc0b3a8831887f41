package dev.accord.account.sealing;

import com.mongodb.client.MongoClient;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes up the key-encryption key at start; without it the service does not start. */
@Configuration(proxyBeanMethods = false)
class SealingBeans {

    @Bean
    Keysets keysets(
            MongoClient mongo,
            Clock clock,
            @Value("${accord.account.kek}") Path kek,
            @Value("${accord.account.keys-database}") String database) {
        return new Keysets(mongo.getDatabase(database), KeyEncryptionKey.from(kek), clock);
    }
}
