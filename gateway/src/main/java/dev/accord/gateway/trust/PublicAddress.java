package dev.accord.gateway.trust;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The address under which the outside knows this gateway. Proofs are checked against it, redirects lead to it and
 * services are told it; what a client writes into its Host header has no part in any of them.
 *
 * @param url scheme, host and port, without a path
 */
@ConfigurationProperties("accord.gateway")
public record PublicAddress(URI url) {

    /** The address of a path as a partner sees it, without query: what {@code htu} must say (RFC 9449 section 4.3). */
    public String of(String rawPath) {
        return url + rawPath;
    }

    /** Host, with the port unless it is the scheme's own. */
    public String host() {
        return url.getRawAuthority();
    }

    /** The port, also when it is not written. */
    public int port() {
        return url.getPort() >= 0 ? url.getPort() : isSecure() ? 443 : 80;
    }

    /** True behind TLS: cookies are then Secure. */
    public boolean isSecure() {
        return "https".equals(url.getScheme());
    }
}
