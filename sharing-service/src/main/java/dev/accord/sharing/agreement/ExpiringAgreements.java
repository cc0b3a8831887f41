package dev.accord.sharing.agreement;

import dev.accord.kit.problem.Problem;
import dev.accord.kit.web.Version;
import dev.accord.sharing.agreement.ChangingAgreement.Change;
import java.time.Clock;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Puts on record that agreements have ended. What they let out ended with them: no lease outlives an end date. */
@Component
class ExpiringAgreements {

    private static final Logger log = LoggerFactory.getLogger(ExpiringAgreements.class);
    private static final int MOST_IN_ONE_RUN = 100;

    private final Agreements agreements;
    private final ChangingAgreement changing;
    private final Clock clock;

    ExpiringAgreements(Agreements agreements, ChangingAgreement changing, Clock clock) {
        this.agreements = agreements;
        this.changing = changing;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${accord.sharing.agreement.expiry-pace:30s}")
    void run() {
        for (var agreement : agreements.pastTheirEnd(clock.instant(), MOST_IN_ONE_RUN)) {
            try {
                changing.move(
                        new Change(
                                agreement.id(),
                                "sharing-service",
                                "expired",
                                "end date",
                                Version.eTag(agreement.seq()),
                                null,
                                Map.of()),
                        current -> current.expire(clock.instant()));
            } catch (Problem raced) {
                log.info(
                        "Agreement {} was changed while it expired",
                        agreement.id().value());
            }
        }
    }
}
