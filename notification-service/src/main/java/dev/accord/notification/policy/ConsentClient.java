package dev.accord.notification.policy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What consent-service can tell about policy versions, as far as a notice needs it. */
@FeignClient(name = "consent-service", url = "http://consent-service")
interface ConsentClient {

    @GetMapping("/api/consent/policies/{version}")
    VersionAnswer version(@PathVariable("version") String version);

    @GetMapping("/api/consent/policies/{from}/diff/{to}")
    DifferenceAnswer difference(@PathVariable("from") String from, @PathVariable("to") String to);

    /** @param predecessor the version it was compared with when it was published; none for the first */
    record VersionAnswer(
            @Nullable String version,
            @Nullable Instant effectiveFrom,
            @Nullable String classification,
            @Nullable String predecessor) {}

    record DifferenceAnswer(
            @Nullable String classification, @Nullable List<@Nullable ChangeAnswer> changes) {}

    record ChangeAnswer(
            @Nullable String kind,
            @Nullable String subject,
            @Nullable String before,
            @Nullable String after,
            @Nullable Boolean shrinksRight) {}
}
