package dev.accord.gateway.refusal;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import tools.jackson.databind.json.JsonMapper;

/** Refusals for tests that start no context. */
public final class RefusalsForTests {

    private RefusalsForTests() {}

    public static Refusals refusals() {
        return new Refusals(JsonMapper.shared(), new SimpleMeterRegistry());
    }
}
