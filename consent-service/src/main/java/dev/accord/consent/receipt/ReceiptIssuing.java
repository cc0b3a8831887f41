package dev.accord.consent.receipt;

import dev.accord.consent.policy.PolicyDocument;
import dev.accord.consent.policy.PolicyDocument.ContactRole;
import dev.accord.consent.policy.PolicyDocument.Sensitivity;
import dev.accord.consent.policy.PolicyVersion;
import dev.accord.consent.purpose.Action;
import dev.accord.consent.purpose.Language;
import dev.accord.consent.purpose.Purpose;
import dev.accord.consent.purpose.RecipientKey;
import dev.accord.consent.receipt.Receipt.Event;
import dev.accord.consent.receipt.Receipt.Party;
import dev.accord.consent.receipt.Receipt.PiiInformation;
import dev.accord.consent.receipt.Receipt.PrivacyNotice;
import dev.accord.consent.receipt.Receipt.ReceiptPurpose;
import dev.accord.consent.subject.SubjectId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Issues receipts that anyone can check with nothing but the published keys. */
@Component
public class ReceiptIssuing {

    private static final String CONTROLLER = "controller";

    private final SigningKey key;
    private final ReceiptSettings settings;
    private final Clock clock;
    private final JsonMapper json;

    ReceiptIssuing(SigningKey key, ReceiptSettings settings, Clock clock, JsonMapper json) {
        this.key = key;
        this.settings = settings;
        this.clock = clock;
        this.json = json;
    }

    /**
     * What a receipt is about.
     *
     * @param actions the actions that were chosen; empty for all that the purposes have
     * @param recipient the one recipient that was named; absent for those the policy names
     * @param type the event type, such as {@code explicit-consent}
     * @param state the event state, such as {@code granted}
     */
    public record Matter(
            ReceiptId id,
            SubjectId subject,
            PolicyVersion shown,
            Language language,
            List<Purpose> purposes,
            List<Action> actions,
            @Nullable String recipient,
            String type,
            String state,
            Instant at,
            @Nullable Instant until) {}

    public SignedReceipt issue(Matter matter) {
        var document = matter.shown().document();
        var receipt = new Receipt(
                Receipt.SCHEMA,
                matter.id().value(),
                matter.subject().value(),
                settings.issuer(),
                clock.instant(),
                new PrivacyNotice(
                        matter.shown().label().value(),
                        matter.language().value(),
                        "sha-256:" + matter.shown().fingerprint()),
                matter.language().value(),
                matter.purposes().stream().map(it -> purpose(matter, it)).toList(),
                List.of(controller(document)),
                List.of(new Event(
                        matter.at(),
                        matter.type(),
                        matter.state(),
                        matter.subject().value(),
                        matter.until())));
        return new SignedReceipt(matter.id(), key.sign(json.writeValueAsBytes(receipt)));
    }

    private ReceiptPurpose purpose(Matter matter, Purpose purpose) {
        var document = matter.shown().document();
        var actions = matter.actions().isEmpty() ? purpose.actions() : matter.actions();
        var recipient = matter.recipient();
        var recipients = recipient == null
                ? purpose.recipients().stream().map(RecipientKey::value).toList()
                : List.of(recipient);
        return new ReceiptPurpose(
                purpose.key().value(),
                purpose.title().in(matter.language()),
                purpose.basis().term(),
                actions.stream().map(Action::key).toList(),
                purpose.fields().stream()
                        .map(field -> new PiiInformation(
                                field.category(),
                                field.value(),
                                document.field(field)
                                        .filter(it -> it.sensitivity() == Sensitivity.SENSITIVE)
                                        .isPresent()))
                        .toList(),
                actions.contains(Action.DISCLOSE) ? recipients : List.of(),
                CONTROLLER,
                "explicit choice in app or site",
                "PUT " + settings.issuer() + "/api/consent/me/" + purpose.key().value(),
                document.rights().stream().map(PolicyDocument.Right::key).toList(),
                document.region().value());
    }

    private static Party controller(PolicyDocument document) {
        var contact = document.contacts().stream()
                .filter(it -> it.role() == ContactRole.RESPONSIBLE_DEPARTMENT)
                .findFirst()
                .orElseThrow();
        var controller = document.controller();
        return new Party(
                CONTROLLER,
                "pii-controller",
                controller.name(),
                controller.address(),
                controller.country(),
                contact.email());
    }
}
