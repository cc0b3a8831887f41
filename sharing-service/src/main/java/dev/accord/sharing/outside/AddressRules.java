package dev.accord.sharing.outside;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which addresses a webhook may go to: public ones, so that a partner cannot make us call our own network (OWASP SSRF
 * prevention; the IANA special-purpose registries of RFC 6890). IPv6 is allowed by what is global unicast, so that a
 * form nobody thought of is refused.
 *
 * @param allowLoopback for a platform on one machine only
 * @param allowedHosts names, in lower case, that are allowed whatever their address is
 */
public record AddressRules(boolean allowLoopback, Set<String> allowedHosts) {

    /** No host is allowed by its name. */
    public AddressRules(boolean allowLoopback) {
        this(allowLoopback, Set.of());
    }

    private static final List<Block> CLOSED_IPV4 = List.of(
            Block.of("0.0.0.0", 8),
            Block.of("10.0.0.0", 8),
            Block.of("100.64.0.0", 10),
            Block.of("127.0.0.0", 8),
            Block.of("169.254.0.0", 16),
            Block.of("172.16.0.0", 12),
            Block.of("192.0.0.0", 24),
            Block.of("192.0.2.0", 24),
            Block.of("192.88.99.0", 24),
            Block.of("192.168.0.0", 16),
            Block.of("198.18.0.0", 15),
            Block.of("198.51.100.0", 24),
            Block.of("203.0.113.0", 24),
            Block.of("224.0.0.0", 3));

    private static final Block GLOBAL_IPV6 = Block.of("2000::", 3);

    /** Global in form, but special, or a wrapping around an IPv4 address (Teredo, 6to4, documentation). */
    private static final List<Block> CLOSED_IPV6 =
            List.of(Block.of("2001::", 23), Block.of("2001:db8::", 32), Block.of("2002::", 16), Block.of("3fff::", 20));

    /** Whether this very name was allowed by who runs the platform; a name below it is not. */
    public boolean allowsByName(String host) {
        return allowedHosts.contains(host.toLowerCase(Locale.ROOT));
    }

    public boolean allows(InetAddress address) {
        if (address.isLoopbackAddress()) {
            return allowLoopback;
        }
        return switch (address) {
            case Inet4Address four -> CLOSED_IPV4.stream().noneMatch(block -> block.contains(four));
            case Inet6Address six ->
                GLOBAL_IPV6.contains(six) && CLOSED_IPV6.stream().noneMatch(block -> block.contains(six));
            default -> false;
        };
    }

    private record Block(InetAddress start, int prefixBits) {

        static Block of(String start, int prefixBits) {
            return new Block(InetAddress.ofLiteral(start), prefixBits);
        }

        boolean contains(InetAddress address) {
            byte[] bytes = address.getAddress();
            byte[] first = start.getAddress();
            for (int bit = 0; bit < prefixBits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((bytes[bit / 8] & mask) != (first[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
