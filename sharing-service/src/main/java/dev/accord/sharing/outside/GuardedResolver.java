package dev.accord.sharing.outside;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks a host up once and hands out only addresses that were checked; the client connects to exactly those, so that a
 * second look-up with another answer (DNS rebinding) never happens. One closed address spoils the whole answer.
 */
public final class GuardedResolver implements DnsResolver {

    private final AddressRules rules;
    private final Lookup lookup;

    /** How names become addresses. */
    @FunctionalInterface
    public interface Lookup {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    public GuardedResolver(AddressRules rules, Lookup lookup) {
        this.rules = rules;
        this.lookup = lookup;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = lookup.addresses(host);
        if (addresses.length == 0
                || !(rules.allowsByName(host) || Arrays.stream(addresses).allMatch(rules::allows))) {
            throw new AddressNotAllowed();
        }
        return addresses;
    }

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        return Arrays.stream(resolve(host))
                .map(address -> new InetSocketAddress(address, port))
                .toList();
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** The host leads to a place that webhooks may not go to. */
    @SuppressWarnings("serial") // never serialised
    public static final class AddressNotAllowed extends UnknownHostException {
        AddressNotAllowed() {
            super("address not allowed");
        }
    }
}
