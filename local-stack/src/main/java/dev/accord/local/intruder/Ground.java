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
 * The platform that intruders stand before: at its gateway, and at each service as from inside.
 *
 * @param options where it is, for those who use it as they should
 * @param gateway asked once, whatever comes
 * @param services each service by its short name, past the gateway
 * @param secrets the secret of a service's own client
 */
public record Ground(
        DemoOptions options, Outside gateway, Map<String, Outside> services, Function<String, String> secrets) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A platform started by this program. */
    public static Ground of(LocalStack stack) {
        Patience none = new Patience(Duration.ZERO);
        Platform platform = new Platform(stack.gateway(), stack.issuer(), stack.mailPage());
        return new Ground(
                DemoOptions.story(platform, new Patience(PATIENCE)),
                new Outside(stack.gateway(), none),
                Documents.SERVICES.stream()
                        .collect(Collectors.toUnmodifiableMap(
                                Function.identity(),
                                service -> new Outside(stack.service(service + "-service"), none))),
                stack::clientSecret);
    }

    /** Its OpenAPI documents; the first time a service is asked it takes a while to draw its own up. */
    public Documents documents() {
        return Documents.read(
                patiently(),
                services.entrySet().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                Map.Entry::getKey, service -> service.getValue().with(options.patience()))));
    }

    Outside patiently() {
        return gateway.with(options.patience());
    }
}
