package dev.accord.sharing.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.sharing.catalogue.FieldKey;
import dev.accord.sharing.catalogue.PurposeKey;
import dev.accord.sharing.partner.PartnerId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** S1, S6: whatever is done to an agreement, in whatever order, it goes no other way than the allowed ones. */
class AgreementProperties {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant END = START.plus(Duration.ofDays(10));

    private static final Map<String, Set<String>> ALLOWED = Map.of(
            "draft", Set.of("signed-by-company", "signed-by-partner", "terminated", "expired"),
            "signed-by-company", Set.of("active", "terminated", "expired"),
            "signed-by-partner", Set.of("active", "terminated", "expired"),
            "active", Set.of("suspended", "terminated", "expired"),
            "suspended", Set.of("active", "terminated", "expired"),
            "terminated", Set.of(),
            "expired", Set.of());

    enum Verb {
        SIGN_BY_COMPANY,
        SIGN_BY_PARTNER,
        SUSPEND,
        RESUME,
        TERMINATE,
        EXPIRE
    }

    @Property(tries = 2000)
    void noHistoryLeavesTheAllowedWays(@ForAll @Size(max = 30) List<Verb> verbs, @ForAll @Size(30) List<Boolean> late) {
        var agreement = draft();
        boolean ended = false;
        boolean company = false;
        boolean partner = false;
        for (int i = 0; i < verbs.size(); i++) {
            ended = ended || (late.get(i) && i > 20);
            var now = ended ? END.plusSeconds(i) : START.plusSeconds(i);
            var before = agreement;
            switch (apply(agreement, verbs.get(i), now)) {
                case Transition.Refused refused -> assertThat(refused.because()).isNotBlank();
                case Transition.Moved moved -> {
                    agreement = moved.agreement();
                    assertThat(ALLOWED.get(before.state().label()))
                            .contains(agreement.state().label());
                    assertThat(agreement.seq()).isEqualTo(before.seq() + 1);
                    company |= verbs.get(i) == Verb.SIGN_BY_COMPANY;
                    partner |= verbs.get(i) == Verb.SIGN_BY_PARTNER;
                }
            }
            if (agreement.lets(now)) {
                assertThat(company && partner).isTrue();
                assertThat(now).isBefore(END);
            }
            boolean narrowed = before.lets(now) && !agreement.lets(now) && verbs.get(i) != Verb.EXPIRE;
            assertThat(narrowed).isEqualTo(narrowed && agreement.narrowedSeq() == agreement.seq());
            assertThat(agreement.terms()).isEqualTo(before.terms());
        }
    }

    @Property
    void theEndIsFinal(@ForAll @Size(max = 20) List<Verb> verbs, @ForAll boolean terminated) {
        var ended = terminated ? moved(draft().terminate("breach", START)) : moved(draft().expire(END));
        for (var verb : verbs) {
            assertThat(apply(ended, verb, START)).isInstanceOf(Transition.Refused.class);
        }
    }

    @Example
    void onlyBothSignaturesMakeItActive() {
        var signed = moved(draft().signByCompany("company", START));
        assertThat(signed.lets(START)).isFalse();
        assertThat(signed.signByCompany("company", START)).isInstanceOf(Transition.Refused.class);

        assertThat(moved(signed.signByPartner("partner", START)).lets(START)).isTrue();
    }

    @Example
    void nothingLeavesAfterTheEndDate() {
        var active = active();

        assertThat(active.lets(END.minusMillis(1))).isTrue();
        assertThat(active.lets(END)).isFalse();
        assertThat(moved(active.suspend("why", START)).resume(END)).isInstanceOf(Transition.Refused.class);
    }

    @Example
    void suspensionMustSettleAndResumptionNeedNot() {
        var suspended = moved(active().suspend("why", START));
        assertThat(suspended.isSettled()).isFalse();
        assertThat(suspended.narrowedSeq()).isEqualTo(suspended.seq());

        var resumed = moved(suspended.resume(START));
        assertThat(resumed.narrowedSeq()).isEqualTo(suspended.seq());
    }

    private static Agreement active() {
        return moved(moved(draft().signByPartner("partner", START)).signByCompany("company", START));
    }

    static Agreement draft() {
        var terms = new Terms(
                new PartnerId("partner-1"),
                List.of(new PurposeTerms(
                        new PurposeKey("usage-research"),
                        "consent",
                        List.of(new AgreedField(new FieldKey("device.imei"), true)))),
                new Confidentiality("1", "en", "text", TermsDocument.sha256("text"), List.of("our-instructions")),
                END,
                new FairUse(10, 10));
        var id = new AgreementId("agreement-1");
        return Agreement.draft(id, terms, TermsDocument.from(id, terms).hash(), START);
    }

    private static Transition apply(Agreement agreement, Verb verb, Instant now) {
        return switch (verb) {
            case SIGN_BY_COMPANY -> agreement.signByCompany("company", now);
            case SIGN_BY_PARTNER -> agreement.signByPartner("partner", now);
            case SUSPEND -> agreement.suspend("why", now);
            case RESUME -> agreement.resume(now);
            case TERMINATE -> agreement.terminate("why", now);
            case EXPIRE -> agreement.expire(now);
        };
    }

    private static Agreement moved(Transition transition) {
        return ((Transition.Moved) transition).agreement();
    }
}
