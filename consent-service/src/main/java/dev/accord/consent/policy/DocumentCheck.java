package dev.accord.consent.policy;

import dev.accord.consent.policy.PolicyDocument.CataloguedField;
import dev.accord.consent.policy.PolicyDocument.Contact;
import dev.accord.consent.policy.PolicyDocument.ContactRole;
import dev.accord.consent.policy.PolicyDocument.DataCategory;
import dev.accord.consent.policy.PolicyDocument.Recipient;
import dev.accord.consent.policy.PolicyDocument.Right;
import dev.accord.consent.policy.PolicyDocument.Section;
import dev.accord.consent.purpose.Action;
import dev.accord.consent.purpose.FieldKey;
import dev.accord.consent.purpose.Language;
import dev.accord.consent.purpose.Purpose;
import dev.accord.consent.purpose.Text;
import dev.accord.kit.problem.Fault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks what one part of a policy says about another: every reference resolves, every text is there in every language. */
final class DocumentCheck {

    private final PolicyDocument document;
    private final List<Fault> faults = new ArrayList<>();
    private final Set<FieldKey> fields;

    private DocumentCheck(PolicyDocument document) {
        this.document = document;
        this.fields = document.dataCategories().stream()
                .flatMap(it -> it.fields().stream())
                .map(CataloguedField::key)
                .collect(Collectors.toSet());
    }

    static List<Fault> faults(PolicyDocument document) {
        var check = new DocumentCheck(document);
        check.check();
        return check.faults;
    }

    private void check() {
        notEmpty("products", document.products());
        notEmpty("languages", document.languages());
        notEmpty("sections", document.sections());
        notEmpty("purposes", document.purposes());
        notEmpty("rights", document.rights());
        unique("languages", document.languages(), Language::value);
        unique("sections", document.sections(), Section::id);
        unique("data_categories", document.dataCategories(), DataCategory::key);
        unique("recipients", document.recipients(), it -> it.key().value());
        unique("purposes", document.purposes(), it -> it.key().value());
        unique("rights", document.rights(), Right::key);
        unique("contacts", document.contacts(), Contact::id);
        said("title", document.title());
        said("impact_assessment.summary", document.impactAssessment().summary());
        each("sections", document.sections(), this::check);
        each("data_categories", document.dataCategories(), this::check);
        each("recipients", document.recipients(), (at, it) -> said(at + ".title", it.title()));
        each("purposes", document.purposes(), this::check);
        each("rights", document.rights(), this::check);
        each("contacts", document.contacts(), (at, it) -> said(at + ".title", it.title()));
        required(ContactRole.RESPONSIBLE_DEPARTMENT);
        required(ContactRole.COMPLAINTS);
    }

    private void check(String at, Section section) {
        said(at + ".heading", section.heading());
        said(at + ".text", section.text());
    }

    private void check(String at, DataCategory category) {
        said(at + ".title", category.title());
        unique(at + ".fields", category.fields(), it -> it.key().value());
        each(at + ".fields", category.fields(), (place, field) -> {
            if (!field.key().category().equals(category.key())) {
                fault(place + ".key", "belongs to another category", category.key() + ".…");
            }
        });
    }

    private void check(String at, Purpose purpose) {
        said(at + ".title", purpose.title());
        said(at + ".description", purpose.description());
        if (purpose.restsOnConsent() || !purpose.withoutIt().isEmpty()) {
            said(at + ".without_it", purpose.withoutIt());
        }
        notEmpty(at + ".actions", purpose.actions());
        unique(at + ".fields", purpose.fields(), FieldKey::value);
        unique(at + ".actions", purpose.actions(), Action::key);
        resolve(at + ".fields", purpose.fields(), fields, "a field of data_categories");
        resolve(
                at + ".recipients",
                purpose.recipients(),
                document.recipients().stream().map(Recipient::key).collect(Collectors.toSet()),
                "a key of recipients");
        boolean discloses = purpose.actions().contains(Action.DISCLOSE);
        if (discloses == purpose.recipients().isEmpty()) {
            fault(
                    at + ".recipients",
                    discloses
                            ? "nobody is named although it is disclosed"
                            : "somebody is named although it is not disclosed",
                    "recipients exactly when actions has disclose");
        }
    }

    private void check(String at, Right right) {
        said(at + ".title", right.title());
        said(at + ".how", right.how());
        if (document.contacts().stream().noneMatch(it -> it.id().equals(right.contact()))) {
            fault(at + ".contact", "refers to nothing", "an id of contacts");
        }
    }

    private void required(ContactRole role) {
        if (document.contacts().stream().noneMatch(it -> it.role() == role)) {
            fault("contacts", "has nobody with the role " + role.key(), null);
        }
    }

    private void said(String at, Text text) {
        for (Language language : document.languages()) {
            var words = text.in(language);
            if (words.isBlank() || words.length() > Reading.TEXT_CHARS_MAX) {
                fault(
                        at + "." + language,
                        words.isBlank() ? "is missing" : "is too long",
                        "1 to " + Reading.TEXT_CHARS_MAX + " characters");
            }
        }
        text.byLanguage().keySet().stream()
                .filter(tag -> !document.speaks(new Language(tag)))
                .sorted()
                .forEach(tag ->
                        fault(at + "." + tag, "is in a language the document does not list", "one of languages"));
    }

    private <T> void resolve(String at, List<T> references, Set<T> known, String allowed) {
        each(at, references, (place, reference) -> {
            if (!known.contains(reference)) {
                fault(place, "refers to nothing", allowed);
            }
        });
    }

    private <T> void unique(String at, List<T> items, Function<T, String> key) {
        var seen = new HashSet<String>();
        each(at, items, (place, item) -> {
            if (!seen.add(key.apply(item))) {
                fault(place, "is there twice", null);
            }
        });
    }

    private void notEmpty(String at, List<?> items) {
        if (items.isEmpty()) {
            fault(at, "is empty", "at least one");
        }
    }

    private interface Each<T> {
        void check(String at, T item);
    }

    private static <T> void each(String at, List<T> items, Each<T> check) {
        for (int index = 0; index < items.size(); index++) {
            check.check(at + "[" + index + "]", items.get(index));
        }
    }

    private void fault(String at, String detail, @Nullable String allowed) {
        faults.add(new Fault(at, detail, allowed));
    }
}
