package dev.accord.gateway.limit;

import dev.accord.gateway.refusal.Refusals;
import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Stands before every token check, so that guessing tokens is limited too. */
@Component
@Order(AddressRateLimits.ORDER)
class AddressRateLimits extends RateLimits {

    /** Before Spring Security's chain, which stands at -100. */
    static final int ORDER = -110;

    private final Allowances allowances;

    AddressRateLimits(Limits limits, Counting counting, Refusals refusals) {
        super(refusals);
        this.allowances = new Allowances("address", limits.perAddress(), limits, counting);
    }

    @Override
    Allowances.Allowance take(HttpServletRequest request) {
        return allowances.take(network(request.getRemoteAddr()));
    }

    /** One household or host gets a whole IPv6 /64: counting single addresses of it would limit nobody. */
    static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        return InetAddress.ofLiteral(address) instanceof Inet6Address six
                ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), 8))
                : address;
    }
}
