package dev.accord.account;

import com.tngtech.archunit.lang.ArchRule;
import dev.accord.kit.testing.HouseRules;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AccountRules {
    private static final String HERE = "dev.accord.account";

    @ParameterizedTest
    @MethodSource("rules")
    void keepsTheRulesOfTheHouse(ArchRule rule) {
        rule.check(HouseRules.classesOf(HERE));
    }

    static List<ArchRule> rules() {
        return HouseRules.of(HERE);
    }
}
