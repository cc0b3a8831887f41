package dev.accord.sharing.release;

import dev.accord.kit.lease.LeaseTerms;
import dev.accord.kit.problem.Problem;
import dev.accord.kit.problem.ProblemType;
import dev.accord.kit.time.IdSource;
import dev.accord.kit.time.MonotonicClock;
import dev.accord.sharing.disclosure.Disclosure;
import dev.accord.sharing.disclosure.DisclosureId;
import dev.accord.sharing.disclosure.Disclosures;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets an answer go: on record first, durably (S10), then out while the lease lasts (B9). The clock is looked at right
 * before the answer is handed over; too late, and the answer is not given.
 */
@Component
class ReleasingPage {

    private static final Logger log = LoggerFactory.getLogger(ReleasingPage.class);

    private final Disclosures disclosures;
    private final MonotonicClock monotonic;
    private final LeaseTerms terms;
    private final JsonMapper json;
    private final Clock clock;
    private final IdSource ids;

    ReleasingPage(
            Disclosures disclosures,
            MonotonicClock monotonic,
            LeaseTerms terms,
            JsonMapper json,
            Clock clock,
            IdSource ids) {
        this.disclosures = disclosures;
        this.monotonic = monotonic;
        this.terms = terms;
        this.json = json;
        this.clock = clock;
        this.ids = ids;
    }

    /** Takes the bytes and their lease, counted from the question's arrival; returns when they are handed over. */
    @FunctionalInterface
    interface Outlet {
        void handOver(byte[] body, Duration lease);
    }

    void release(PreparedPage page, Function<Optional<DisclosureId>, Object> answer, Outlet outlet) {
        var id = page.entries().isEmpty()
                ? Optional.<DisclosureId>empty()
                : Optional.of(new DisclosureId(ids.next().toString()));
        byte[] body = json.writeValueAsBytes(answer.apply(id));
        id.ifPresent(one -> record(page, one));
        long now = monotonic.nanos();
        if (page.lease().isOver(now)) {
            id.ifPresent(disclosures::notHandedOver);
            throw new Problem(ProblemType.LEASE_EXPIRED, "The permission ran out while the answer was made. Ask again.")
                    .retryAfter(Duration.ofSeconds(1));
        }
        outlet.handOver(body, leaseSinceArrival(page));
        if (page.lease().isOver(monotonic.nanos() - terms.margin().toNanos())) {
            log.warn("Handed over late; the gateway counts for itself: disclosure {}", id.map(DisclosureId::value));
        }
    }

    /**
     * The end of the lease as counted from the arrival of the gateway's question. The gateway counts from when it sent
     * that question, which was earlier, so its own count ends earlier; what the preparation took is not lost twice. At
     * most L, which is all that the gateway takes. The margin is each hop's own and is not passed on.
     */
    private Duration leaseSinceArrival(PreparedPage page) {
        var lease = Duration.ofNanos(
                        page.lease().endsAtNanos() - page.question().arrivedAtNanos())
                .plus(terms.margin());
        return lease.compareTo(terms.length()) < 0 ? lease : terms.length();
    }

    private void record(PreparedPage page, DisclosureId id) {
        var question = page.question();
        disclosures.add(new Disclosure(
                id,
                question.partner().id(),
                question.agreement().id(),
                question.purpose().purpose(),
                clock.instant(),
                Disclosure.RELEASED,
                page.entries()));
    }
}
