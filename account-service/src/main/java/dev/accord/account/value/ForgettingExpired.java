package dev.accord.account.value;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes values whose time is over. They are not served before it comes by either, so it may be late. */
@Component
class ForgettingExpired {
    private static final Logger log = LoggerFactory.getLogger(ForgettingExpired.class);
    private static final int MOST_AT_ONCE = 500;
    private static final int MOST_ROUNDS = 20;

    private final Accounts accounts;
    private final Observations observations;
    private final Clock clock;

    ForgettingExpired(Accounts accounts, Observations observations, Clock clock) {
        this.accounts = accounts;
        this.observations = observations;
        this.clock = clock;
    }

    /** At most 10,000 accounts and as many observations a run; the rest waits for the next. */
    @Scheduled(
            initialDelayString = "${accord.account.forgetting-pace}",
            fixedDelayString = "${accord.account.forgetting-pace}")
    void run() {
        int forgotten = 0;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            int found = forgetOnce();
            forgotten += found;
            if (found == 0) {
                break;
            }
        }
        if (forgotten > 0) {
            log.info("Deleted what was past its end from {} documents", forgotten);
        }
    }

    private int forgetOnce() {
        var now = clock.instant();
        return accounts.forgetExpired(now, MOST_AT_ONCE) + observations.forgetExpired(now, MOST_AT_ONCE);
    }
}
