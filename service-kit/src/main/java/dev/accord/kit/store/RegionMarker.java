package dev.accord.kit.store;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.util.Objects;
import org.springframework.beans.factory.InitializingBean;

/** A store says which region's cell it belongs to, and a service does not start on another region's store (L1). */
class RegionMarker implements InitializingBean {

    private final MongoDatabase database;
    private final String region;

    RegionMarker(MongoDatabase database, String region) {
        this.database = database;
        this.region = region;
    }

    @Override
    public void afterPropertiesSet() {
        var marker = database.getCollection("cell")
                .findOneAndUpdate(
                        Filters.eq("_id", "region"),
                        Updates.setOnInsert("region", region),
                        new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
        var stored = Objects.requireNonNull(marker).getString("region");
        if (!region.equals(stored)) {
            throw new IllegalStateException("The store " + database.getName() + " belongs to the region '" + stored
                    + "', this service serves '" + region + "'. Point it at its own region's store.");
        }
    }
}
