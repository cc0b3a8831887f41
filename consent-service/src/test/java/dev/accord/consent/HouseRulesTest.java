package dev.accord.consent;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import dev.accord.kit.testing.HouseRules;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** This service keeps the rules of the house. */
class HouseRulesTest {

    private static final String ROOT = "dev.accord.consent";
    private static final JavaClasses CLASSES = HouseRules.classesOf(ROOT);

    @ParameterizedTest
    @MethodSource("rules")
    void keepsTheRule(ArchRule rule) {
        rule.check(CLASSES);
    }

    static List<ArchRule> rules() {
        return HouseRules.of(ROOT);
    }
}
