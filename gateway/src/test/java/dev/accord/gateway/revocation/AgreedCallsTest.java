package dev.accord.gateway.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.gateway.GatewayTest;
import dev.accord.kit.outward.OwnTokens;
import dev.accord.kit.testing.contract.Asked;
import dev.accord.kit.testing.contract.ContractAnswer;
import dev.accord.kit.testing.contract.ContractStub;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** The gateway asks on its own account nothing but what its contract has, and uses all of it (ADR 0029). */
class AgreedCallsTest extends GatewayTest {

    private static final String SOMEBODY = "who is stopped";
    private static final String NOBODY = "who is stopped when nobody is";

    @Autowired
    OwnTokens tokens;

    @Autowired
    JsonMapper json;

    private static final class SharingStub extends ContractStub {

        private String scenario = SOMEBODY;

        SharingStub() {
            super("gateway", "sharing-service");
        }

        @Override
        protected ContractAnswer answer(Asked asked) {
            return asked.as(scenario);
        }
    }

    @TestFactory
    Stream<DynamicTest> usesEveryScenarioOfSharingService() {
        var sharing = new SharingStub();
        var list = new AskingSharingService(sharing.address(), Duration.ofSeconds(20), tokens, json);
        return sharing.played(Map.of(
                SOMEBODY,
                () -> assertThat(list.stopped()).containsExactly(new Ended.Client("partner-3f6c", 2, true)),
                NOBODY,
                () -> {
                    sharing.scenario = NOBODY;
                    assertThat(list.stopped()).isEmpty();
                }));
    }
}
