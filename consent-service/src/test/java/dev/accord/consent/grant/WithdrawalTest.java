package dev.accord.consent.grant;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.accord.consent.purpose.PurposeKey;
import dev.accord.consent.subject.SubjectId;
import dev.accord.consent.testing.CountingClock;
import dev.accord.consent.testing.Person;
import dev.accord.consent.testing.Requests;
import dev.accord.consent.testing.RunningService;
import dev.accord.kit.testing.TestTokens;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;

/** B9: after a withdrawal is acknowledged, no permission given before it can still be in use. */
@Import(CountingClock.InPlace.class)
class WithdrawalTest extends RunningService {

    private static final Duration LEASE = Duration.ofMillis(250);
    private static final Duration DRAIN = Duration.ofMillis(100);
    private static final ChoiceRequest WITHDRAWN =
            new ChoiceRequest(ChoiceRequest.Wanted.WITHDRAWN, null, null, null, null);

    @Autowired
    private RecordingChoice recording;

    @Autowired
    private Subjects subjects;

    @Autowired
    private CountingClock clock;

    @Autowired
    private MongoDatabase database;

    @BeforeEach
    void nobodyReceivesAnything() {
        SHARING.givesNobodyAnything();
    }

    @Test
    void acknowledgesWithdrawalOnlyAfterLeaseAndDrain() throws InterruptedException {
        var mei = granting();
        var latestUse = new AtomicLong(Long.MIN_VALUE);
        var allowed = new AtomicInteger();
        var stop = new AtomicBoolean();
        try (var askers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int asker = 0; asker < 4; asker++) {
                askers.execute(() -> askUntil(stop, mei, latestUse, allowed));
            }
            while (allowed.get() < 20) {
                clock.await(Duration.ofMillis(5));
            }
            var answer = mei.withdraws("usage-research");
            long acknowledged = clock.nanos();
            stop.set(true);
            assertThat(answer.status()).isEqualTo(200);
            // Whoever was allowed has stopped, and what was under way had the time to leave.
            assertThat(acknowledged - latestUse.get()).isGreaterThanOrEqualTo(DRAIN.toNanos());
        }
        assertThat(evaluate(mei).body().path("decision").asBoolean()).isFalse();
        assertThat(evaluate(mei).text("/context/reason")).isEqualTo("withdrawn");
    }

    /** A user of decisions at its slowest: it uses an allow up to the last moment of its lease. */
    private void askUntil(AtomicBoolean stop, Person person, AtomicLong latestUse, AtomicInteger allowed) {
        while (!stop.get()) {
            long sent = clock.nanos();
            var answer = evaluate(person);
            if (answer.body().path("decision").asBoolean()) {
                long lease = Duration.ofMillis(
                                answer.body().at("/context/lease_ms").asLong())
                        .toNanos();
                assertThat(lease).isLessThanOrEqualTo(LEASE.toNanos());
                latestUse.accumulateAndGet(sent + lease, Math::max);
                allowed.incrementAndGet();
            }
        }
    }

    @Test
    void retryAfterCrashBetweenDurableAndAcknowledgedWaitsItself() {
        var mei = granting();
        var key = Requests.freshKey();
        crashAfterDurable(mei, key);
        int before = clock.waits();
        long began = clock.nanos();

        var retried = mei.put("/api/consent/me/usage-research", "{\"choice\":\"withdrawn\"}", key);

        assertThat(retried.status()).isEqualTo(200);
        assertThat(clock.waits()).isEqualTo(before + 1);
        assertThat(clock.nanos() - began)
                .isGreaterThanOrEqualTo(LEASE.plus(DRAIN).toNanos());
        assertThat(mei.reads("/api/consent/me/history").body().path("items").size())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/consent/me",
                "GET /api/consent/me/history",
                "GET /api/consent/me/terms",
                "GET /api/consent/receipts/{receipt}",
                "POST /api/consent/me/usage-research/withdrawal-preview",
                "PUT /api/consent/me/marketing-email"
            })
    void everyOtherAnswerThatShowsAWithdrawalWaitsToo(String call) {
        var mei = granting();
        var receipt = crashAfterDurable(mei, Requests.freshKey());
        int before = clock.waits();

        var method = HttpMethod.valueOf(call.substring(0, call.indexOf(' ')));
        var uri = call.substring(call.indexOf(' ') + 1).replace("{receipt}", receipt);
        var body = method.equals(HttpMethod.PUT) ? "{\"choice\":\"granted\"}" : null;
        var answer = requests().send(method, uri, mei.token(), body, "Idempotency-Key", Requests.freshKey());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(clock.waits()).isEqualTo(before + 1);
        assertThat(mei.reads("/api/consent/me").status()).isEqualTo(200);
        assertThat(clock.waits()).as("settled once and for all").isEqualTo(before + 1);
    }

    @Test
    void anotherServiceThatAsksForTheTermsWaitsToo() {
        var mei = granting();
        crashAfterDurable(mei, Requests.freshKey());
        int before = clock.waits();

        var token = TestTokens.service("account-service", "consent-service");
        var answer = requests().get("/internal/subjects/" + mei.id() + "/terms", token);

        assertThat(answer.text("/version")).isEqualTo("1");
        assertThat(clock.waits()).isEqualTo(before + 1);
    }

    @Test
    void anOfficerWhoAsksWhoIsBoundWaitsToo() {
        var mei = granting();
        crashAfterDurable(mei, Requests.freshKey());
        int before = clock.waits();

        var answer = requests().get("/api/consent/policies/1/bindings?limit=100", TestTokens.officer());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(clock.waits()).isEqualTo(before + 1);
    }

    @Test
    void decidesAgainstTheUseAsSoonAsTheWithdrawalIsDurable() {
        var mei = granting();
        crashAfterDurable(mei, Requests.freshKey());

        assertThat(evaluate(mei).body().path("decision").asBoolean()).isFalse();
    }

    /** Invariant 2: a change of L waits for the largest L still out. */
    @Test
    void waitsForTheLongestLeaseAnyInstanceGives() {
        var note = database.getCollection("lease");
        note.updateOne(Filters.eq("_id", "longest"), Updates.set("millis", 700L));
        try {
            var mei = granting();
            long began = clock.nanos();
            mei.withdraws("usage-research");
            assertThat(clock.nanos() - began)
                    .isGreaterThanOrEqualTo(Duration.ofMillis(800).toNanos());
        } finally {
            note.updateOne(Filters.eq("_id", "longest"), Updates.set("millis", LEASE.toMillis()));
        }
    }

    @Test
    void refusingWhatWasGrantedWaitsLikeAWithdrawal() {
        var mei = granting();
        int before = clock.waits();

        mei.refuses("usage-research");

        assertThat(clock.waits()).isEqualTo(before + 1);
    }

    @Test
    void grantingAndFirstRefusingWaitForNothing() {
        int before = clock.waits();

        granting().refuses("marketing-email");

        assertThat(clock.waits()).isEqualTo(before);
    }

    private Person granting() {
        var person = somebody().accepting("1");
        assertThat(person.grants("usage-research").status()).isEqualTo(200);
        return person;
    }

    /** What a process leaves behind that died after the commit and before its wait was over. */
    private String crashAfterDurable(Person person, String key) {
        var effect =
                recording.durably(new SubjectId(person.id()), new PurposeKey("usage-research"), WITHDRAWN, key, null);
        assertThat(subjects.latest(new SubjectId(person.id())).orElseThrow().isSettled())
                .isFalse();
        return effect.reference();
    }

    private Requests.Answer evaluate(Person person) {
        return requests()
                .send(
                        HttpMethod.POST,
                        "/access/v1/evaluation",
                        TestTokens.service("sharing-service", "consent-service"),
                        """
                        {"subject":{"type":"subject","id":"%s"},"action":{"name":"disclose"},
                         "resource":{"type":"personal-data","id":"usage-research",
                           "properties":{"fields":["appliance.model"]}}}""".formatted(person.id()));
    }
}
