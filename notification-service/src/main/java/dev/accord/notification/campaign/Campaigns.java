package dev.accord.notification.campaign;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.descending;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.IndexOptions;
import dev.accord.kit.store.Transactions;
import dev.accord.kit.web.Page;
import dev.accord.kit.web.PageQuery;
import dev.accord.notification.delivery.CampaignId;
import dev.accord.notification.policy.PolicyLabel;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** All campaigns, each changed together with the record of who did it. */
@Component
public class Campaigns {

    static final String ITSELF = "notification-service";

    private static final String TYPE = "state.type";

    private final MongoCollection<Campaign> campaigns;
    private final MongoCollection<CampaignRecord> records;
    private final Transactions transactions;
    private final Clock clock;

    Campaigns(MongoDatabase database, Transactions transactions, Clock clock) {
        this.campaigns = database.getCollection("campaigns", Campaign.class);
        this.records = database.getCollection("campaign_records", CampaignRecord.class);
        this.transactions = transactions;
        this.clock = clock;
        campaigns.createIndex(ascending("kind", "change.to"), new IndexOptions().unique(true));
        campaigns.createIndex(ascending(TYPE));
        campaigns.createIndex(descending("createdAt", "_id"));
    }

    void add(ClientSession session, Campaign campaign, String by) {
        campaigns.insertOne(session, campaign);
        records.insertOne(session, CampaignRecord.of(campaign, clock.instant(), by));
    }

    /** The campaign that already tells people of that version, if there is one. */
    Optional<Campaign> about(ClientSession session, CampaignKind kind, PolicyLabel version) {
        return Optional.ofNullable(campaigns
                .find(session, and(eq("kind", kind), eq("change.to", version)))
                .first());
    }

    long open(ClientSession session, int most) {
        return campaigns.countDocuments(session, ne(TYPE, "finished"), new CountOptions().limit(most));
    }

    public Optional<Campaign> find(CampaignId id) {
        return Optional.ofNullable(campaigns.find(eq("_id", id)).first());
    }

    public List<Campaign> find(Collection<CampaignId> ids) {
        return campaigns.find(in("_id", ids)).into(new ArrayList<>());
    }

    /** Newest first. */
    Page<Campaign> list(PageQuery page) {
        Bson older = page.after().map(CampaignPlace::before).orElseGet(() -> empty());
        var found = campaigns
                .find(older)
                .sort(descending("createdAt", "_id"))
                .limit(page.limit() + 1)
                .into(new ArrayList<>());
        return Page.of(found, page.limit(), CampaignPlace::of);
    }

    /** Campaigns of which nothing may be begun now. */
    public List<CampaignId> paused() {
        return standing("paused").stream().map(Campaign::id).toList();
    }

    /** The campaigns in a state that is not the last one, of which there are never many. */
    List<Campaign> standing(String state) {
        return campaigns.find(eq(TYPE, state)).into(new ArrayList<>());
    }

    /** False when somebody else moved it meanwhile. */
    boolean replace(Campaign before, Campaign after, String by) {
        // The place in the audience is part of the comparison, since going on to the next page leaves the number alone.
        var unchanged = and(eq("_id", before.id()), eq("seq", before.seq()), eq("state", before.state()));
        return transactions.inOne(session -> {
            if (campaigns.replaceOne(session, unchanged, after).getMatchedCount() == 0) {
                return false;
            }
            if (after.seq() != before.seq()) {
                records.insertOne(session, CampaignRecord.of(after, clock.instant(), by));
            }
            return true;
        });
    }
}
