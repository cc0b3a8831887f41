package dev.accord.account.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.account.subject.SubjectId;
import dev.accord.kit.lease.LeaseTerms;
import dev.accord.kit.time.MonotonicClock;
import java.time.Duration;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class AskingConsentTest {
    private final SubjectId mei = new SubjectId(UUID.randomUUID().toString());
    private final Late late = new Late();
    private final AskingConsent consent = new AskingConsent(
            late,
            MonotonicClock.system(),
            new LeaseTerms(Duration.ofMillis(250), Duration.ofMillis(100), Duration.ofMillis(20)));

    @Test
    void asksForADecisionOnceHoweverLateTheAnswer() {
        assertThat(consent.mayCollect(mei, new TreeMap<>())).isEqualTo(new Collecting.Undecided("too-late"));
        assertThat(late.asked).isEqualTo(1);
    }

    @Test
    void asksForTheTermsOnceHoweverLateTheAnswer() {
        assertThat(consent.terms(mei)).isEqualTo(new AcceptedTerms.Unknown());
        assertThat(late.asked).isEqualTo(1);
    }

    /** Consent-service, which does not answer in time. */
    private static final class Late implements ConsentClient {
        private int asked;

        @Override
        public EvaluationsAnswer evaluations(EvaluationsRequest request) {
            throw tooLate();
        }

        @Override
        public TermsAnswer terms(String subject) {
            throw tooLate();
        }

        private IllegalStateException tooLate() {
            asked++;
            return new IllegalStateException(new TimeoutException("after 500 ms"));
        }
    }
}
