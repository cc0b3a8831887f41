package dev.accord.gateway;

import com.tngtech.archunit.lang.ArchRule;
import dev.accord.kit.testing.HouseRules;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GatewayHouseRules {

    static List<ArchRule> rules() {
        return HouseRules.of("dev.accord.gateway");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void keepsTheRulesOfTheHouse(ArchRule rule) {
        rule.check(HouseRules.classesOf("dev.accord.gateway"));
    }
}
