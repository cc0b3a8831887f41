package dev.accord.kit.idempotency;

import com.mongodb.client.MongoDatabase;
import dev.accord.kit.store.Transactions;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.json.JsonMapper;

@AutoConfiguration(afterName = "dev.accord.kit.store.StoreAutoConfiguration")
@ConditionalOnProperty("accord.store.database")
class IdempotencyAutoConfiguration {

    @Bean
    Idempotency idempotency(MongoDatabase database, Transactions transactions, Clock clock, JsonMapper json) {
        return new Idempotency(database, transactions, clock, json);
    }
}
