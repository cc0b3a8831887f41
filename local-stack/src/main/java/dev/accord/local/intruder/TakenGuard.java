package dev.accord.local.intruder;

import dev.accord.local.trial.BrokenTwin;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * One guard taken out of one running service.
 *
 * @param service whose: account, consent, sharing or notification
 * @param className where it stands
 * @param method the guard itself
 */
public record TakenGuard(String service, String className, String method) {
    private static final Duration AT_MOST = Duration.ofMinutes(5);
    private static final String IDENTITY = "dev.accord.kit.identity.";

    /**
     * Every guard that can be told by what is answered; gateway and services guard twice, and are tried one by one. Not
     * {@code Guard$Services.requireService}: the realm gives nobody but a service a token in a service's name, so that
     * {@code requireName} alone refuses all who come; the services' own tests show what it is for.
     */
    public static List<TakenGuard> all() {
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

    /** The one that is written so. */
    public static TakenGuard named(String name) {
        return all().stream()
                .filter(guard -> guard.toString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<TakenGuard> ofEvery(String service) {
        return Stream.of(
                new TakenGuard(service, IDENTITY + "Guard$Roles", "check"),
                new TakenGuard(service, IDENTITY + "AccessTokens", "audience"));
    }

    /**
     * Has everybody try what they may not while the guard is gone, and puts it back.
     *
     * @param rows of these, those of this service are tried
     * @param processes the process of a part of the platform
     */
    public Played missed(AuthorisationMatrix matrix, Collection<Row> rows, ToLongFunction<String> processes)
            throws IOException {
        long process = processes.applyAsLong(part());
        BrokenTwin twin = new BrokenTwin(className, method, AT_MOST);
        twin.breakIn(process);
        try {
            return matrix.trespasses(
                    rows.stream().filter(row -> row.service().equals(service)).toList());
        } finally {
            twin.mendIn(process);
        }
    }

    private String part() {
        return service + "-service";
    }

    @Override
    public String toString() {
        return part() + ": " + className.replaceFirst(".*\\.", "") + "." + method;
    }
}
