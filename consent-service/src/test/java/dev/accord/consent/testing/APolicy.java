package dev.accord.consent.testing;

import dev.accord.consent.policy.Classification;
import dev.accord.consent.policy.PolicyDifference;
import dev.accord.consent.policy.PolicyDocument;
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
import dev.accord.consent.policy.PolicyVersion;
import dev.accord.consent.policy.Region;
import dev.accord.consent.policy.Verdict;
import dev.accord.consent.policy.VersionLabel;
import dev.accord.consent.purpose.Action;
import dev.accord.consent.purpose.Basis;
import dev.accord.consent.purpose.FieldKey;
import dev.accord.consent.purpose.Language;
import dev.accord.consent.purpose.Purpose;
import dev.accord.consent.purpose.PurposeKey;
import dev.accord.consent.purpose.RecipientKey;
import dev.accord.consent.purpose.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A small policy to say things about: one purpose by contract, one by consent that discloses. */
public final class APolicy {

    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private String label;
    private Region region = Region.GLOBAL;
    private Instant effectiveFrom = START;
    private List<Language> languages = List.of(new Language("en"));
    private Controller controller = new Controller("Halden Devices", "Halden Foundation", "Malmö", "SE");
    private List<Section> sections = List.of(new Section("using", text("Using"), text("We use it so.")));
    private List<DataCategory> categories = List.of(
            new DataCategory("account", text("Account"), List.of(field("account.name"))),
            new DataCategory(
                    "device",
                    text("Device"),
                    List.of(
                            field("device.model"),
                            field("device.os_version"),
                            new CataloguedField(new FieldKey("device.imei"), Sensitivity.SENSITIVE))));
    private List<Recipient> recipients =
            List.of(new Recipient(new RecipientKey("institutes"), RecipientKind.ANALYSIS, text("Institutes")));
    private List<Purpose> purposes =
            List.of(contract("service", "account.name"), consent("research", "device.model", "device.imei"));
    private List<Right> rights = List.of(
            new Right("access", text("Access"), text("Ask."), "office", 15),
            new Right("withdraw", text("Withdraw"), text("On your page."), "office", 15));
    private List<Contact> contacts = List.of(
            new Contact("office", ContactRole.RESPONSIBLE_DEPARTMENT, text("Office"), "office@halden.example"),
            new Contact("desk", ContactRole.COMPLAINTS, text("Desk"), "desk@halden.example"));
    private ImpactAssessment assessment = new ImpactAssessment("PIA-1", Risk.MEDIUM, text("Medium."));

    private APolicy(String label) {
        this.label = label;
    }

    public static APolicy version(String label) {
        return new APolicy(label);
    }

    public static Purpose contract(String key, String... fields) {
        return purpose(key, Basis.CONTRACT, List.of(Action.COLLECT, Action.USE), List.of(), fields);
    }

    public static Purpose consent(String key, String... fields) {
        return purpose(key, Basis.CONSENT, List.of(Action.values()), List.of("institutes"), fields);
    }

    public static Purpose purpose(
            String key, Basis basis, List<Action> actions, List<String> recipients, String... fields) {
        return new Purpose(
                new PurposeKey(key),
                basis,
                text(key),
                text("What it is."),
                basis == Basis.CONSENT ? text("What will not work.") : Text.none(),
                Stream.of(fields).map(FieldKey::new).toList(),
                actions,
                recipients.stream().map(RecipientKey::new).toList());
    }

    public static Text text(String words) {
        return new Text(Map.of("en", words));
    }

    public static CataloguedField field(String key) {
        return new CataloguedField(new FieldKey(key), Sensitivity.ORDINARY);
    }

    public APolicy in(String place) {
        region = new Region(place);
        return this;
    }

    public APolicy from(Instant instant) {
        effectiveFrom = instant;
        return this;
    }

    public APolicy ownedBy(String owner) {
        controller = new Controller(controller.name(), owner, controller.address(), controller.country());
        return this;
    }

    public APolicy saying(String words) {
        sections = List.of(new Section("using", text("Using"), text(words)));
        return this;
    }

    public APolicy with(Purpose purpose) {
        purposes = Stream.concat(purposes.stream().filter(it -> !it.key().equals(purpose.key())), Stream.of(purpose))
                .toList();
        return this;
    }

    public APolicy without(String purpose) {
        purposes = purposes.stream()
                .filter(it -> !it.key().value().equals(purpose))
                .toList();
        return this;
    }

    public APolicy withRecipient(String key) {
        recipients = append(
                recipients.stream().filter(it -> !it.key().value().equals(key)).toList(),
                new Recipient(new RecipientKey(key), RecipientKind.TECHNICAL, text(key)));
        return this;
    }

    public APolicy withRight(String key, String contact, int days) {
        rights = append(
                rights.stream().filter(it -> !it.key().equals(key)).toList(),
                new Right(key, text(key), text("Ask."), contact, days));
        return this;
    }

    public APolicy withoutRight(String key) {
        rights = rights.stream().filter(it -> !it.key().equals(key)).toList();
        return this;
    }

    public APolicy withContact(String id, ContactRole role, String email) {
        contacts = append(
                contacts.stream().filter(it -> !it.id().equals(id)).toList(), new Contact(id, role, text(id), email));
        return this;
    }

    public APolicy assessed(String id, Risk risk) {
        assessment = new ImpactAssessment(id, risk, text("Assessed."));
        return this;
    }

    public APolicy changing(UnaryOperator<APolicy> change) {
        return change.apply(this);
    }

    public PolicyDocument document() {
        return new PolicyDocument(
                new VersionLabel(label),
                region,
                List.of("freezer"),
                effectiveFrom,
                languages,
                text("Policy"),
                controller,
                sections,
                categories,
                recipients,
                purposes,
                rights,
                contacts,
                assessment);
    }

    /** Published at the start of the year as the first version. */
    public PolicyVersion first() {
        return published(1, START, null);
    }

    /** Published after another version, and classified against it. */
    public PolicyVersion after(PolicyVersion predecessor, Instant publishedAt) {
        return published(predecessor.sequence() + 1, publishedAt, predecessor);
    }

    private PolicyVersion published(long sequence, Instant at, @Nullable PolicyVersion predecessor) {
        var verdict = predecessor == null
                ? new Verdict(Classification.NONE, List.of())
                : PolicyDifference.between(predecessor.document(), document()).verdict();
        return new PolicyVersion(
                new VersionLabel(label),
                sequence,
                at,
                predecessor == null ? null : predecessor.label(),
                "fingerprint-" + label,
                verdict,
                null,
                document());
    }

    private static <T> List<T> append(List<T> list, T item) {
        var longer = new ArrayList<>(list);
        longer.add(item);
        return longer;
    }
}
