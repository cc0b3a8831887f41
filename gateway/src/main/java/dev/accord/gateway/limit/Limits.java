package dev.accord.gateway.limit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much may be asked. Rates are requests in a window; the whole of it may be used at once.
 *
 * @param body largest request body
 * @param bodyTime longest time a body may take to arrive
 * @param window what the rates count over
 * @param perAddress requests of one network address (IPv4 address, IPv6 /64), whoever signs in from it
 * @param perUser requests of one person
 * @param perPartner requests of one partner; its agreement may allow it less
 * @param callers how many callers are remembered; the longest silent are forgotten first
 */
@ConfigurationProperties("accord.limits")
public record Limits(
        @DefaultValue("1MB") DataSize body,
        @DefaultValue("10s") Duration bodyTime,
        @DefaultValue("10s") Duration window,
        @DefaultValue("5000") int perAddress,
        @DefaultValue("600") int perUser,
        @DefaultValue("3000") int perPartner,
        @DefaultValue("100000") int callers) {}
