package dev.accord.kit.instance;

import dev.accord.kit.time.MonotonicClock;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.Environment;

@AutoConfiguration
@EnableConfigurationProperties({ProbeSettings.class, LeavingSettings.class})
class InstanceAutoConfiguration {

    private static final Bindable<Map<String, List<URI>>> ADDRESSES = Bindable.of(ResolvableType.forClassWithGenerics(
            Map.class,
            ResolvableType.forClass(String.class),
            ResolvableType.forClassWithGenerics(List.class, URI.class)));

    @Bean
    Neighbours neighbours(Environment environment) {
        return new Neighbours(
                Binder.get(environment).bind("accord.services", ADDRESSES).orElseGet(Map::of));
    }

    @Bean
    Leaving leaving(LeavingSettings settings, MonotonicClock clock) {
        return new Leaving(settings.notice(), clock);
    }

    @Bean
    PoliteGoodbye politeGoodbye(ApplicationContext context) {
        return new PoliteGoodbye(context);
    }

    @Bean(destroyMethod = "close")
    Probing probing(Neighbours neighbours, ProbeSettings settings) {
        return new Probing(neighbours.all(), settings);
    }
}
