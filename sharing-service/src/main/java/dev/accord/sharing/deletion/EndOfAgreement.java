package dev.accord.sharing.deletion;

import com.mongodb.client.ClientSession;
import dev.accord.kit.time.IdSource;
import dev.accord.sharing.agreement.Agreement;
import dev.accord.sharing.agreement.AgreementFollowUp;
import dev.accord.sharing.agreement.AgreementState.Active;
import dev.accord.sharing.agreement.AgreementState.Draft;
import dev.accord.sharing.agreement.AgreementState.Expired;
import dev.accord.sharing.agreement.AgreementState.SignedByCompany;
import dev.accord.sharing.agreement.AgreementState.SignedByPartner;
import dev.accord.sharing.agreement.AgreementState.Suspended;
import dev.accord.sharing.agreement.AgreementState.Terminated;
import dev.accord.sharing.catalogue.FieldKey;
import dev.accord.sharing.webhook.Webhooks;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Tells the partner how its agreement stands, and at its end to delete all it received under it (S6). One order covers
 * everyone: the partner knows whom, and the order must stand in the very transaction that ends the agreement.
 */
@Component
class EndOfAgreement implements AgreementFollowUp {

    private final Deletions deletions;
    private final Webhooks webhooks;
    private final DeletionSettings settings;
    private final Clock clock;
    private final IdSource ids;

    EndOfAgreement(Deletions deletions, Webhooks webhooks, DeletionSettings settings, Clock clock, IdSource ids) {
        this.deletions = deletions;
        this.webhooks = webhooks;
        this.settings = settings;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public void changed(ClientSession session, Agreement agreement, String what) {
        switch (agreement.state()) {
            case Suspended suspended -> tell(session, agreement, "agreement.suspended");
            case Active active when what.equals("resumed") -> tell(session, agreement, "agreement.resumed");
            case Terminated terminated
            when bothSigned(agreement) -> order(session, agreement, "agreement-terminated", "agreement.terminated");
            case Expired expired
            when bothSigned(agreement) -> order(session, agreement, "agreement-expired", "agreement.expired");
            case Terminated terminated -> tell(session, agreement, "agreement.terminated");
            case Expired expired -> tell(session, agreement, "agreement.expired");
            case Active active -> {}
            case Draft draft -> {}
            case SignedByCompany signed -> {}
            case SignedByPartner signed -> {}
        }
    }

    private void tell(ClientSession session, Agreement agreement, String type) {
        webhooks.add(
                session,
                agreement.terms().partner(),
                type,
                Map.of("agreement", agreement.id().value(), "at", clock.instant()));
    }

    private void order(ClientSession session, Agreement agreement, String because, String type) {
        var now = clock.instant();
        var fields = fields(agreement);
        var deletion = new Deletion(
                new DeletionId(ids.next().toString()),
                agreement.terms().partner(),
                null,
                agreement.id(),
                null,
                fields,
                because,
                now,
                now.plus(settings.deadline()),
                null);
        deletions.add(session, deletion);
        webhooks.add(
                session,
                agreement.terms().partner(),
                type,
                Map.of(
                        "agreement", agreement.id().value(),
                        "at", now,
                        "deletion_id", deletion.id().value(),
                        "subject", Deletion.EVERYONE,
                        "fields", fields.stream().map(FieldKey::value).toList(),
                        "delete_by", deletion.deleteBy()));
    }

    private static List<FieldKey> fields(Agreement agreement) {
        return agreement.terms().purposes().stream()
                .flatMap(purpose -> purpose.fieldKeys().stream())
                .distinct()
                .toList();
    }

    private static boolean bothSigned(Agreement agreement) {
        return agreement.companySignature() != null && agreement.partnerSignature() != null;
    }
}
