package dev.accord.consent.grant;

import com.mongodb.client.ClientSession;
import dev.accord.consent.purpose.Action;
import dev.accord.kit.outbox.Outbox;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells sharing-service what was granted and withdrawn; ids only (invariant 6). */
@Component
class ConsentEvents {

    private final Outbox outbox;

    ConsentEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    /** A no where nothing was granted changes nothing for anybody else and is not told. */
    void announce(ClientSession session, Subject subject, Declaration declaration) {
        if (declaration.state() == ChoiceState.REFUSED && subject.narrowedSeq() != subject.seq()) {
            return;
        }
        var payload = new HashMap<String, Object>(Map.of(
                "subject", subject.id().value(),
                "purpose", declaration.purpose().value(),
                "actions", declaration.actions().stream().map(Action::key).toList(),
                "policy_version", declaration.policyVersion().value()));
        var recipient = declaration.recipient();
        if (recipient != null) {
            payload.put("recipient", recipient.value());
        }
        var type = switch (declaration.state()) {
            case GRANTED -> "consent-granted";
            case REFUSED, WITHDRAWN -> "consent-withdrawn";
        };
        outbox.add(session, "sharing-service", subject.id().value(), subject.seq(), type, payload);
    }
}
