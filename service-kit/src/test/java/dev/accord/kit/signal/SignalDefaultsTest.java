package dev.accord.kit.signal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

class SignalDefaultsTest {

    private static final String METRICS = "management.otlp.metrics.export.";
    private static final String TRACES = "management.opentelemetry.tracing.export.otlp.endpoint";
    private static final String SAMPLING = "management.tracing.sampling.probability";

    @Test
    void exportsNothingWhereNoCollectorIsNamed() {
        var settings = with(new MockEnvironment());
        assertThat(settings.getProperty(METRICS + "enabled")).isEqualTo("false");
        assertThat(settings.getProperty(TRACES)).isNull();
        assertThat(settings.getProperty(SAMPLING)).isEqualTo("0");
    }

    @Test
    void exportsFiguresAndATenthOfTracesToTheCollector() {
        var settings = with(new MockEnvironment().withProperty("ACCORD_OTLP_ENDPOINT", "http://collector:4318/"));
        assertThat(settings.getProperty(METRICS + "enabled")).isEqualTo("true");
        assertThat(settings.getProperty(METRICS + "url")).isEqualTo("http://collector:4318/v1/metrics");
        assertThat(settings.getProperty(TRACES)).isEqualTo("http://collector:4318/v1/traces");
        assertThat(settings.getProperty(SAMPLING)).isEqualTo("0.1");
    }

    @Test
    void samplesAsManyAsTheOperatorSays() {
        var settings = with(new MockEnvironment()
                .withProperty("ACCORD_OTLP_ENDPOINT", "http://collector:4318")
                .withProperty("ACCORD_TRACE_SAMPLING", "1"));
        assertThat(settings.getProperty(SAMPLING)).isEqualTo("1");
    }

    @Test
    void letsAServiceSayOtherwise() {
        var settings = with(new MockEnvironment().withProperty(SAMPLING, "0.5"));
        assertThat(settings.getProperty(SAMPLING)).isEqualTo("0.5");
    }

    private static MockEnvironment with(MockEnvironment environment) {
        new SignalDefaults().postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }
}
