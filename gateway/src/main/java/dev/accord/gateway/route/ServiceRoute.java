package dev.accord.gateway.route;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** The template of the address as the service behind us knows it; its word ends here and goes no further out. */
public final class ServiceRoute {

    private static final String HEADER = "Accord-Route";
    private static final String ATTRIBUTE = ServiceRoute.class.getName();
    private static final Pattern TEMPLATE = Pattern.compile("[A-Za-z0-9/{}*._-]{1,120}");

    private ServiceRoute() {}

    /** As in {@code /api/consent/me/{purpose}}; null when no service said. */
    public static @Nullable String of(HttpServletRequest request) {
        return (String) request.getAttribute(ATTRIBUTE);
    }

    static void note(HttpServletRequest request, HttpHeaders answered) {
        var told = answered.getFirst(HEADER);
        if (told != null && TEMPLATE.matcher(told).matches()) {
            request.setAttribute(ATTRIBUTE, told);
        }
    }
}
