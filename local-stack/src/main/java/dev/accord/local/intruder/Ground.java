package dev.accord.local.intruder;

import dev.accord.local.LocalStack;
import dev.accord.local.demo.DemoOptions;
import dev.accord.local.demo.Outside;
import dev.accord.local.demo.Patience;
import dev.accord.local.demo.Platform;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The platform that intruders stand before: at its gateway, and at each service as from inside. Whoever asks here asks
 * again while the platform is busy: that it has no time says nothing about who may.
 *
 * @param options where it is, for those who use it as they should
 * @param services each service by its short name, past the gateway
 * @param secrets the secret of a service's own client
 */
public record Ground(
        DemoOptions options, Outside gateway, Map<String, Outside> services, Function<String, String> secrets) {

    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(60));

    /** A platform started by this program. */
    public static Ground of(LocalStack stack) {
        Platform platform = new Platform(stack.gateway(), stack.issuer(), stack.mailPage());
        return new Ground(
                DemoOptions.story(platform, PATIENCE),
                new Outside(stack.gateway(), PATIENCE),
                Documents.SERVICES.stream()
                        .collect(Collectors.toUnmodifiableMap(
                                Function.identity(),
                                service -> new Outside(stack.service(service + "-service"), PATIENCE))),
                stack::clientSecret);
    }

    /** Its OpenAPI documents; the first time a service is asked it takes a while to draw its own up. */
    public Documents documents() {
        return Documents.read(gateway, services);
    }
}
