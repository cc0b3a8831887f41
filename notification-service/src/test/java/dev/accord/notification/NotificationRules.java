package dev.accord.notification;

import com.tngtech.archunit.lang.ArchRule;
import dev.accord.kit.testing.HouseRules;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NotificationRules {

    private static final String ROOT = "dev.accord.notification";

    @ParameterizedTest
    @MethodSource("rules")
    void keepsTheRulesOfTheHouse(ArchRule rule) {
        rule.check(HouseRules.classesOf(ROOT));
    }

    static List<ArchRule> rules() {
        return HouseRules.of(ROOT);
    }
}
