package dev.accord.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.gateway.refusal.RefusalsForTests;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;

class AllowancesTest {

    private static final Limits LIMITS =
            new Limits(DataSize.ofMegabytes(1), Duration.ofSeconds(1), Duration.ofHours(1), 3, 2, 5, 1000);

    private final AddressRateLimits filter =
            new AddressRateLimits(LIMITS, new CountingHere(LIMITS), RefusalsForTests.refusals());

    @Test
    void refusesTheRequestAfterTheLastAllowedOneAndSaysWhenToComeBack() throws Exception {
        var served = new AtomicInteger();
        for (int i = 0; i < 3; i++) {
            assertThat(ask("10.0.0.1", served).getStatus()).isEqualTo(200);
        }

        var refused = ask("10.0.0.1", served);

        assertThat(served).hasValue(3);
        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(refused.getContentType()).isEqualTo("application/problem+json");
        assertThat(refused.getContentAsString()).contains("urn:accord:problem:too-many-requests");
        assertThat(Integer.parseInt(String.valueOf(refused.getHeader("Retry-After"))))
                .isBetween(1, 1201);
        assertThat(refused.getHeader("RateLimit")).startsWith("\"address\";r=0;t=");
        assertThat(ask("10.0.0.2", served).getStatus()).isEqualTo(200);
    }

    @Test
    void countsAWholeIpv6NetworkAsOne() {
        assertThat(AddressRateLimits.network("2001:db8:1:2::1"))
                .isEqualTo(AddressRateLimits.network("2001:db8:1:2:ffff::9"))
                .isNotEqualTo(AddressRateLimits.network("2001:db8:1:3::1"));
    }

    @Test
    void neverLimitsHealthChecks() throws Exception {
        var served = new AtomicInteger();
        for (int i = 0; i < 10; i++) {
            var request = new MockHttpServletRequest("GET", "/actuator/health");
            filter.doFilter(request, new MockHttpServletResponse(), (asked, answer) -> served.incrementAndGet());
        }
        assertThat(served).hasValue(10);
    }

    private MockHttpServletResponse ask(String address, AtomicInteger served) throws Exception {
        var request = new MockHttpServletRequest("GET", "/api/account/me");
        request.setRemoteAddr(address);
        var response = new MockHttpServletResponse();
        filter.doFilter(request, response, (asked, answer) -> served.incrementAndGet());
        return response;
    }
}
