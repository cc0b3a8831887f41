package dev.accord.local.trial.actor;

import dev.accord.local.demo.Answer;
import dev.accord.local.demo.Call;
import dev.accord.local.demo.Officer;
import dev.accord.local.trial.Trees;
import dev.accord.local.trial.actor.Tally.Breach;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An officer who starts the one campaign about the policy in force, and looks whether its notices arrive. */
public final class Announcing implements Actor {
    private static final String CAMPAIGNS = "/api/notifications/campaigns";
    private static final long NANOS_BETWEEN_LOOKS = 500_000_000;

    private final Officer officer;
    private final int audience;
    private final Duration patience;
    private @Nullable String campaign;
    private boolean over;

    /**
     * @param audience how many people there are at least
     * @param patience how long the notices may take to arrive
     */
    public Announcing(Officer officer, int audience, Duration patience) {
        this.officer = officer;
        this.audience = audience;
        this.patience = patience;
    }

    @Override
    public void act(Tally tally) {
        if (over) {
            return;
        }
        JsonNode policy = Trees.good(officer.ask(Call.get("/api/consent/policies/current?language=en")));
        Call call = Call.post(
                        CAMPAIGNS,
                        Trees.object()
                                .put("kind", "policy-change")
                                .put("policy_version", policy.path("version").asString()))
                .once();
        Answer answer = officer.ask(call);
        if (answer.good()) {
            campaign = answer.json().path("id").asString();
            tally.acknowledged();
        } else {
            tally.refused("campaign: " + answer.status() + " " + answer.problem());
        }
        // Somebody else may have told everyone of this version.
        over = answer.good() || answer.status() == 409;
    }

    @Override
    public void recount(Tally tally) {
        if (campaign == null) {
            return;
        }
        long begun = System.nanoTime();
        JsonNode view = look();
        while (!arrived(view) && System.nanoTime() - begun < patience.toNanos()) {
            LockSupport.parkNanos(NANOS_BETWEEN_LOOKS);
            view = look();
        }
        if (!arrived(view)) {
            tally.breach(Breach.UNDELIVERED, "notices of a campaign: " + view.path("progress"));
        }
    }

    private JsonNode look() {
        Answer answer = officer.ask(Call.get(CAMPAIGNS + "/" + campaign));
        return answer.status() == 404 ? Trees.object() : Trees.good(answer);
    }

    private boolean arrived(JsonNode view) {
        JsonNode progress = view.path("progress");
        return view.path("audience_complete").asBoolean(false)
                && progress.path("prepared").asInt(0) >= audience
                && progress.path("mailed").asInt(0) == progress.path("prepared").asInt(-1);
    }
}
