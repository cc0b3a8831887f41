package dev.accord.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule that cannot fail guards nothing: each is seen to fail on a class that breaks it. */
class HouseRulesTest {

    private static final String WRONG = "dev.accord.kit.testing.wrong";

    @ParameterizedTest
    @MethodSource("rules")
    void noticesTheClassThatBreaksIt(ArchRule rule) {
        var broken = new ClassFileImporter().importPackages(WRONG);

        assertThat(rule.evaluate(broken).hasViolation()).isTrue();
    }

    static List<ArchRule> rules() {
        return HouseRules.of(WRONG);
    }
}
