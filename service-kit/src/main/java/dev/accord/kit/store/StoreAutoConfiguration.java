package dev.accord.kit.store;

import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import dev.accord.kit.lease.LeaseTerms;
import dev.accord.kit.lease.LongestLease;
import java.util.concurrent.TimeUnit;
import org.bson.UuidRepresentation;
import org.bson.codecs.configuration.CodecRegistries;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;

@AutoConfiguration(afterName = "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration")
@ConditionalOnProperty("accord.store.database")
@EnableConfigurationProperties(StoreSettings.class)
class StoreAutoConfiguration {

    private static final int MOST_CONNECTIONS = 64;

    @Bean
    MongoClientSettingsBuilderCustomizer durableStore() {
        return settings -> settings.writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .readConcern(ReadConcern.MAJORITY)
                .readPreference(ReadPreference.primary())
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .codecRegistry(CodecRegistries.fromRegistries(
                        CodecRegistries.fromProviders(new TypedIdCodecs(), new SealedTypeCodecs()),
                        MongoClientSettings.getDefaultCodecRegistry()))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(5, TimeUnit.SECONDS))
                // A primary that stands still is noticed at the next look, not ten seconds later.
                .applyToServerSettings(server -> server.heartbeatFrequency(1, TimeUnit.SECONDS))
                .applyToSocketSettings(
                        socket -> socket.connectTimeout(2, TimeUnit.SECONDS).readTimeout(10, TimeUnit.SECONDS))
                .applyToConnectionPoolSettings(
                        pool -> pool.maxSize(MOST_CONNECTIONS).maxWaitTime(1, TimeUnit.SECONDS));
    }

    @Bean
    MongoDatabase database(MongoClient client, StoreSettings settings) {
        return client.getDatabase(settings.database());
    }

    @Bean
    RegionMarker regionMarker(MongoDatabase database, StoreSettings settings) {
        return new RegionMarker(database, settings.region());
    }

    /** Here and not with the other beans of leases, because whoever has no store has no use for it. */
    @Bean
    LongestLease longestLease(MongoDatabase database, LeaseTerms terms) {
        return new LongestLease(database, terms);
    }

    @Bean
    Transactions transactions(MongoClient client) {
        return new Transactions(client);
    }
}
