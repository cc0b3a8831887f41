package dev.accord.local.demo;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** As much of a browser as a sign-in page needs: cookies, forms, and redirects up to the app's own address. */
final class Browser {
    private static final int MOST_REDIRECTS = 10;

    private final Outside outside;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);

    Browser(Outside outside) {
        this.outside = outside;
    }

    /** Where the browser came to rest: a page to read, or an address of the app (then the page is empty). */
    record Page(URI address, int status, String html) {
        Document document() {
            return Jsoup.parse(html, address.toString());
        }

        Optional<FormElement> form(String id) {
            return document().getElementById(id) instanceof FormElement form ? Optional.of(form) : Optional.empty();
        }

        String message() {
            Element alert =
                    document().selectFirst(".kc-feedback-text, .pf-v5-c-alert, #kc-error-message, [id^=input-error]");
            return status + " " + address.getPath() + ": "
                    + (alert == null ? document().title() : alert.text());
        }
    }

    Page open(URI address, String appAddress) {
        return follow(HttpRequest.newBuilder(address).GET(), address, appAddress);
    }

    /** Fills the fields the form has and sends it; fields it does not have are left out. */
    Page submit(Page page, String formId, Map<String, String> fields, String appAddress) {
        FormElement form = page.form(formId).orElseThrow(() -> new Shortfall("a form " + formId, page.message()));
        for (Map.Entry<String, String> field : fields.entrySet()) {
            form.select("[name=" + field.getKey() + "]").forEach(input -> fill(input, field.getValue()));
        }
        String body = form.formData().stream()
                .map(pair -> encode(pair.key()) + "=" + encode(pair.value()))
                .collect(Collectors.joining("&"));
        URI action = URI.create(form.absUrl("action"));
        return follow(
                HttpRequest.newBuilder(action)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body)),
                action,
                appAddress);
    }

    private static void fill(Element input, String value) {
        if (input.normalName().equals("select")) {
            input.select("option")
                    .forEach(option -> option.attr("selected", option.val().equals(value)));
        } else {
            input.val(value);
        }
    }

    private Page follow(HttpRequest.Builder first, URI firstAddress, String appAddress) {
        HttpRequest.Builder request = first;
        URI address = firstAddress;
        for (int redirects = 0; redirects < MOST_REDIRECTS; redirects++) {
            HttpResponse<String> response = send(request, address);
            Optional<String> location = response.headers().firstValue("Location");
            if (location.isEmpty()) {
                return new Page(address, response.statusCode(), response.body());
            }
            address = address.resolve(location.get());
            if (address.toString().startsWith(appAddress)) {
                return new Page(address, response.statusCode(), "");
            }
            request = HttpRequest.newBuilder(address).GET();
        }
        throw new Shortfall("a sign-in page", "more than " + MOST_REDIRECTS + " redirects");
    }

    /** Keycloak's cookies are Secure on loopback too; a real browser sends them there, so they are kept as https ones. */
    private HttpResponse<String> send(HttpRequest.Builder request, URI address) {
        URI asHttps = URI.create(
                "https" + address.toString().substring(address.getScheme().length()));
        try {
            List<String> kept = cookies.get(asHttps, Map.of()).getOrDefault("Cookie", List.of());
            if (!kept.isEmpty()) {
                request.header("Cookie", String.join("; ", kept));
            }
            HttpResponse<String> response =
                    outside.send(request.timeout(Duration.ofSeconds(30)).build());
            cookies.put(asHttps, response.headers().map());
            return response;
        } catch (IOException unreachable) {
            throw new Shortfall("Keycloak answers at " + address.getAuthority(), unreachable);
        }
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
