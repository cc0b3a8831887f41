package dev.accord.kit.testing;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.RestController;

/** The rules of the house, for the classes of one service ({@code dev.accord.<service>}). */
public final class HouseRules {

    private static final Map<String, JavaClasses> READ = new ConcurrentHashMap<>();

    private HouseRules() {}

    /** The production classes of a service, by its root package; read once, for reading takes longer than any rule. */
    public static JavaClasses classesOf(String rootPackage) {
        return READ.computeIfAbsent(
                rootPackage,
                root -> new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(root));
    }

    /** All rules, for a service's root package. */
    public static List<ArchRule> of(String rootPackage) {
        return List.of(
                partsOfTheBusinessDependOneWay(rootPackage),
                packagesAreNamedForTheBusiness(),
                servicesShareNothingButTheKit(rootPackage),
                dependenciesAreGivenToConstructors(),
                namesSayWhatAThingIs(),
                timeIsAskedOfTheClock(),
                idsAreAskedOfTheirSource(),
                controllersDoNotReachIntoTheStore(),
                nothingIsPrinted());
    }

    static ArchRule partsOfTheBusinessDependOneWay(String rootPackage) {
        return slices().matching(rootPackage + ".(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .because("a package can only be understood by itself when what it needs does not need it;"
                        + " let the lower one publish an event or declare what it needs as an interface of its own");
    }

    static ArchRule packagesAreNamedForTheBusiness() {
        var layers = Stream.of(
                        "controller",
                        "service",
                        "repository",
                        "dto",
                        "util",
                        "utils",
                        "impl",
                        "common",
                        "config",
                        "helper",
                        "manager",
                        "model",
                        "entity")
                .map(layer -> ".." + layer + "..")
                .toArray(String[]::new);
        return noClasses()
                .should()
                .resideInAnyPackage(layers)
                .because("folders should tell what the policy promises; name the package after a part of the business");
    }

    static ArchRule servicesShareNothingButTheKit(String rootPackage) {
        return noClasses()
                .that()
                .resideInAPackage(rootPackage + "..")
                .should()
                .dependOnClassesThat(resideInAPackage("dev.accord..")
                        .and(not(resideInAnyPackage(
                                rootPackage + "..",
                                "dev.accord.kit.idempotency..",
                                "dev.accord.kit.identity..",
                                "dev.accord.kit.instance..",
                                "dev.accord.kit.lease..",
                                "dev.accord.kit.memory..",
                                "dev.accord.kit.outbox..",
                                "dev.accord.kit.outward..",
                                "dev.accord.kit.problem..",
                                "dev.accord.kit.signal..",
                                "dev.accord.kit.store..",
                                "dev.accord.kit.time..",
                                "dev.accord.kit.web.."))))
                .because("services talk by REST; declare the small record you need of the other's answer");
    }

    static ArchRule dependenciesAreGivenToConstructors() {
        return noFields()
                .should()
                .beAnnotatedWith(Autowired.class)
                .because("what a class needs belongs in its constructor, where a test can give it");
    }

    static ArchRule namesSayWhatAThingIs() {
        return classes()
                .should()
                .haveNameNotMatching(".*(Impl|Manager|Helper|Utils?|DTO|Dto)$")
                .because("these endings say nothing; use the field's word for the thing (docs/glossary.md)");
    }

    static ArchRule timeIsAskedOfTheClock() {
        return noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .because("tests choose the time (invariant 10); take a Clock or a MonotonicClock in the constructor");
    }

    static ArchRule idsAreAskedOfTheirSource() {
        return noClasses()
                .should()
                .callMethod(UUID.class, "randomUUID")
                .because("tests choose the ids (invariant 10); take an IdSource in the constructor");
    }

    static ArchRule controllersDoNotReachIntoTheStore() {
        return noClasses()
                .that()
                .areAnnotatedWith(RestController.class)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.mongodb..", "org.bson..")
                .allowEmptyShould(true)
                .because("a controller parses, makes one call and maps the answer; give it a use case");
    }

    static ArchRule nothingIsPrinted() {
        return noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("what is worth saying goes to the log, with its correlation id and without personal data");
    }
}
