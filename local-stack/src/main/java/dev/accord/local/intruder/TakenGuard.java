package dev.accord.local.intruder;

import dev.accord.local.trial.BrokenTwin;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * One guard taken out of one running service.
 *
 * @param service whose: account, consent, sharing or notification
 * @param className where it stands
 * @param method the guard itself
 */
record TakenGuard(String service, String className, String method) {
    private static final Duration AT_MOST = Duration.ofMinutes(5);
    private static final String IDENTITY = "dev.accord.kit.identity.";

    /** Every guard that can be told by what is answered; gateway and services guard twice, and are tried one by one. */
    static List<TakenGuard> all() {
        return Stream.concat(
                        Documents.SERVICES.stream().flatMap(TakenGuard::ofEvery),
                        Stream.of(
                                new TakenGuard("account", IDENTITY + "Guard$Services", "requireName"),
                                new TakenGuard("consent", IDENTITY + "Guard$Services", "requireName"),
                                new TakenGuard("sharing", IDENTITY + "Guard$Services", "requireName"),
                                new TakenGuard("consent", "dev.accord.consent.grant.HistoryEntry", "isOf"),
                                new TakenGuard("sharing", "dev.accord.sharing.agreement.Agreement", "isOf"),
                                new TakenGuard("sharing", "dev.accord.sharing.deletion.Deletion", "isOf"),
                                new TakenGuard("notification", "dev.accord.notification.delivery.Delivery", "isTo")))
                .toList();
    }

    private static Stream<TakenGuard> ofEvery(String service) {
        return Stream.of(
                new TakenGuard(service, IDENTITY + "Guard$Roles", "check"),
                new TakenGuard(service, IDENTITY + "Guard$Services", "requireService"),
                new TakenGuard(service, IDENTITY + "AccessTokens", "audience"));
    }

    String part() {
        return service + "-service";
    }

    BrokenTwin twin() {
        return new BrokenTwin(className, method, AT_MOST);
    }

    @Override
    public String toString() {
        return part() + ": " + className.replaceFirst(".*\\.", "") + "." + method;
    }
}
