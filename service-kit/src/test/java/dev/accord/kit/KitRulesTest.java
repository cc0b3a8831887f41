package dev.accord.kit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.kit.testing.HouseRules;
import org.junit.jupiter.api.Test;

class KitRulesTest {

    @Test
    void noDomainWordEntersTheKit() {
        noClasses()
                .should()
                .haveNameMatching(
                        "(?i).*\\.[^.]*(consent|agreement|partner|disclosure|purpose|policy|telemetry|campaign|notice)[^.]*")
                .because("the kit is plumbing; a word of the business belongs to the service that owns it")
                .check(HouseRules.classesOf("dev.accord.kit"));
    }

    @Test
    void kitDependsOnNoService() {
        var classes = HouseRules.classesOf("dev.accord.kit");
        assertThat(classes).isNotEmpty();
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.accord.account..",
                        "dev.accord.consent..",
                        "dev.accord.sharing..",
                        "dev.accord.notification..")
                .because("services stand on the kit, not the other way round")
                .check(classes);
    }
}
