package dev.accord.consent.policy;

import dev.accord.consent.policy.PolicyDocument.CataloguedField;
import dev.accord.consent.policy.PolicyDocument.Contact;
import dev.accord.consent.policy.PolicyDocument.ContactRole;
import dev.accord.consent.policy.PolicyDocument.Controller;
import dev.accord.consent.policy.PolicyDocument.DataCategory;
import dev.accord.consent.policy.PolicyDocument.ImpactAssessment;
import dev.accord.consent.policy.PolicyDocument.Recipient;
import dev.accord.consent.policy.PolicyDocument.RecipientKind;
import dev.accord.consent.policy.PolicyDocument.Right;
import dev.accord.consent.policy.PolicyDocument.Risk;
import dev.accord.consent.policy.PolicyDocument.Section;
import dev.accord.consent.policy.PolicyDocument.Sensitivity;
import dev.accord.consent.purpose.Action;
import dev.accord.consent.purpose.Basis;
import dev.accord.consent.purpose.FieldKey;
import dev.accord.consent.purpose.Language;
import dev.accord.consent.purpose.Purpose;
import dev.accord.consent.purpose.PurposeKey;
import dev.accord.consent.purpose.RecipientKey;
import dev.accord.kit.problem.Fault;
import dev.accord.kit.problem.Problem;
import dev.accord.kit.problem.ProblemType;
import java.util.ArrayList;
import tools.jackson.databind.JsonNode;

/** Turns an uploaded document into a policy, or reports all its faults at once: shape first, then what refers to what. */
final class DocumentReader {

    static final int ITEMS_MAX = 100;
    private static final int FIELDS_MAX = 300;
    private static final String KEY = "[a-z][a-z0-9-]{0,59}";
    private static final String KEY_ALLOWED = "a key of a-z, 0-9 and -, at most 60 characters";
    private static final String FIELD = "[a-z][a-z0-9-]{0,39}\\.[a-z][a-z0-9_]{0,39}";

    private DocumentReader() {}

    /** @throws Problem policy-faulty with every fault */
    static PolicyDocument read(JsonNode uploaded) {
        var faults = new ArrayList<Fault>();
        if (!uploaded.isObject()) {
            throw Problem.invalid("body", "is not valid", "an object");
        }
        var document = document(new Reading(uploaded, "", faults));
        faults.addAll(DocumentCheck.faults(document));
        if (!faults.isEmpty()) {
            throw new Problem(
                    ProblemType.POLICY_FAULTY,
                    "Nothing was published. " + faults.size() + " faults were found.",
                    faults);
        }
        return document;
    }

    private static PolicyDocument document(Reading whole) {
        whole.knowing(
                "version",
                "region",
                "products",
                "effective_from",
                "languages",
                "title",
                "controller",
                "sections",
                "data_categories",
                "recipients",
                "purposes",
                "rights",
                "contacts",
                "impact_assessment");
        return new PolicyDocument(
                new VersionLabel(whole.string("version", VersionLabel.PATTERN, VersionLabel.PATTERN)),
                new Region(whole.string("region", Region.PATTERN, "global, or a region such as eu")),
                whole.strings("products", ITEMS_MAX, KEY, it -> it),
                whole.instant("effective_from"),
                whole.strings("languages", ITEMS_MAX, "[a-z]{2,3}(-[A-Za-z0-9]{2,8})?", Language::new),
                whole.text("title"),
                controller(whole.object("controller").knowing("name", "owned_by", "address", "country")),
                whole.objects("sections", ITEMS_MAX, DocumentReader::section),
                whole.objects("data_categories", ITEMS_MAX, DocumentReader::category),
                whole.objects("recipients", ITEMS_MAX, DocumentReader::recipient),
                whole.objects("purposes", ITEMS_MAX, DocumentReader::purpose),
                whole.objects("rights", ITEMS_MAX, DocumentReader::right),
                whole.objects("contacts", ITEMS_MAX, DocumentReader::contact),
                assessment(whole.object("impact_assessment").knowing("id", "risk", "summary")));
    }

    private static Controller controller(Reading it) {
        return new Controller(
                it.words("name"),
                it.words("owned_by"),
                it.words("address"),
                it.string("country", "[A-Z]{2}", "an ISO 3166 code"));
    }

    private static Section section(Reading it) {
        it.knowing("id", "heading", "text");
        return new Section(it.string("id", KEY, KEY_ALLOWED), it.text("heading"), it.text("text"));
    }

    private static DataCategory category(Reading it) {
        it.knowing("key", "title", "fields");
        return new DataCategory(
                it.string("key", KEY, KEY_ALLOWED),
                it.text("title"),
                it.objects("fields", ITEMS_MAX, DocumentReader::field));
    }

    private static CataloguedField field(Reading it) {
        it.knowing("key", "sensitivity");
        return new CataloguedField(
                new FieldKey(it.string("key", FIELD, "category.name")), it.oneOf("sensitivity", Sensitivity.class));
    }

    private static Recipient recipient(Reading it) {
        it.knowing("key", "kind", "title");
        return new Recipient(
                new RecipientKey(it.string("key", KEY, KEY_ALLOWED)),
                it.oneOf("kind", RecipientKind.class),
                it.text("title"));
    }

    private static Purpose purpose(Reading it) {
        it.knowing("key", "basis", "title", "description", "without_it", "fields", "actions", "recipients");
        return new Purpose(
                new PurposeKey(it.string("key", KEY, KEY_ALLOWED)),
                it.oneOf("basis", Basis.class),
                it.text("title"),
                it.text("description"),
                it.text("without_it"),
                it.strings("fields", FIELDS_MAX, FIELD, FieldKey::new),
                it.strings(
                        "actions",
                        3,
                        "collect|use|disclose",
                        key -> Action.of(key).orElseThrow()),
                it.strings("recipients", ITEMS_MAX, KEY, RecipientKey::new));
    }

    private static Right right(Reading it) {
        it.knowing("key", "title", "how", "contact", "answer_within_days");
        return new Right(
                it.string("key", KEY, KEY_ALLOWED),
                it.text("title"),
                it.text("how"),
                it.string("contact", KEY, KEY_ALLOWED),
                it.number("answer_within_days", 1, 30));
    }

    private static Contact contact(Reading it) {
        it.knowing("id", "role", "title", "email");
        return new Contact(
                it.string("id", KEY, KEY_ALLOWED),
                it.oneOf("role", ContactRole.class),
                it.text("title"),
                it.string("email", "[^@\\s]{1,64}@[^@\\s]{1,128}", "an e-mail address"));
    }

    private static ImpactAssessment assessment(Reading it) {
        return new ImpactAssessment(
                it.string("id", "[A-Za-z0-9.-]{1,60}", "letters, digits, . and -"),
                it.oneOf("risk", Risk.class),
                it.text("summary"));
    }
}
