package dev.accord.sharing.outside;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How far out webhooks may go.
 *
 * @param allowLoopback lets them go to this very machine, over plain HTTP too; for a platform on one machine only
 */
@ConfigurationProperties("accord.sharing.outside")
public record OutsideSettings(@DefaultValue("false") boolean allowLoopback) {

    public AddressRules rules() {
        return new AddressRules(allowLoopback);
    }
}
