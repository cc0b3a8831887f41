package dev.accord.sharing.outside;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How far out webhooks may go.
 *
 * @param allowLoopback lets them go to this very machine, over plain HTTP too; for a platform on one machine only
 * @param allowHosts names that webhooks may go to whatever their address is, over plain HTTP too; for a platform in
 *     containers whose partners are on the machine around it
 */
@ConfigurationProperties("accord.sharing.outside")
public record OutsideSettings(
        @DefaultValue("false") boolean allowLoopback,
        @DefaultValue Set<String> allowHosts) {

    public AddressRules rules() {
        return new AddressRules(
                allowLoopback,
                allowHosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet()));
    }
}
