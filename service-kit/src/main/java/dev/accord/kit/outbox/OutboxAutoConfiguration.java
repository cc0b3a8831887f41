package dev.accord.kit.outbox;

import com.mongodb.client.MongoDatabase;
import dev.accord.kit.identity.IdentitySettings;
import dev.accord.kit.instance.Neighbours;
import dev.accord.kit.signal.Traces;
import dev.accord.kit.store.Transactions;
import dev.accord.kit.time.IdSource;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.openfeign.EnableFeignClients;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

@AutoConfiguration(afterName = "dev.accord.kit.store.StoreAutoConfiguration")
@ConditionalOnProperty("accord.store.database")
@EnableConfigurationProperties(OutboxSettings.class)
@EnableScheduling
@EnableFeignClients(clients = EventsClient.class)
class OutboxAutoConfiguration {

    @Bean
    Outbox outbox(MongoDatabase database, IdentitySettings identity, Clock clock, IdSource ids, Traces traces) {
        return new Outbox(database, identity.service(), clock, ids, traces);
    }

    @Bean
    OutboxMeters outboxMeters(Outbox outbox) {
        return new OutboxMeters(outbox);
    }

    @Bean
    Inbox inbox(MongoDatabase database, Transactions transactions, List<EventReceiver> receivers) {
        return new Inbox(database, transactions, receivers);
    }

    @Bean
    InboxController inboxController(Inbox inbox) {
        return new InboxController(inbox);
    }

    @Bean
    @ConditionalOnProperty("accord.outbox.parked-path")
    ParkedEventController parkedEventController(Outbox outbox) {
        return new ParkedEventController(outbox);
    }

    @Bean
    @ConditionalOnProperty(name = "accord.outbox.relay", havingValue = "true", matchIfMissing = true)
    OutboxRelay outboxRelay(
            Outbox outbox, OutboxSettings settings, EventsClient client, Neighbours neighbours, Traces traces) {
        return new OutboxRelay(outbox, settings, client, neighbours, traces);
    }
}
