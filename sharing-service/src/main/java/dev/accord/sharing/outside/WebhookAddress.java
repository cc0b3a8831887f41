package dev.accord.sharing.outside;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Whether an address may be registered for webhooks. It is checked again at each delivery: names change. */
public final class WebhookAddress {

    public static final String ALLOWED = "https://host/path of at most 1000 characters on a public address";

    private static final int LONGEST_CHARS = 1000;

    private WebhookAddress() {}

    /** What is wrong with it, if anything. A name that cannot be looked up now may be registered. */
    public static Optional<String> fault(String address, AddressRules rules) {
        if (address.length() > LONGEST_CHARS) {
            return Optional.of("is too long");
        }
        URI uri;
        try {
            uri = new URI(address);
        } catch (URISyntaxException e) {
            return Optional.of("is not a URL");
        }
        var host = uri.getHost();
        if (host == null || uri.getUserInfo() != null || uri.getFragment() != null) {
            return Optional.of("is not a URL with a host, without user and fragment");
        }
        if (rules.allowsByName(host)) {
            return Set.of("https", "http").contains(String.valueOf(uri.getScheme()))
                    ? Optional.empty()
                    : Optional.of("is not https");
        }
        var addresses = lookUp(host);
        boolean local = rules.allowLoopback()
                && addresses.length > 0
                && Arrays.stream(addresses).allMatch(InetAddress::isLoopbackAddress);
        if (!"https".equals(uri.getScheme()) && !("http".equals(uri.getScheme()) && local)) {
            return Optional.of("is not https");
        }
        return Arrays.stream(addresses).allMatch(rules::allows)
                ? Optional.empty()
                : Optional.of("leads to an address that webhooks may not go to");
    }

    private static InetAddress[] lookUp(String host) {
        try {
            return InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            return new InetAddress[0];
        }
    }
}
