package dev.accord.sharing.partner;

import dev.accord.kit.outward.Answer;
import dev.accord.kit.outward.Outward;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Closes a partner's way in, beside our own refusal, which is certain: the gateway turns its tokens away. A gateway that
 * was not to be reached finds out by itself within a minute of serving partners, for it asks us who is stopped.
 */
@Component
class Access {

    private static final Logger log = LoggerFactory.getLogger(Access.class);

    private final GatewayClient gateway;

    Access(GatewayClient gateway) {
        this.gateway = gateway;
    }

    /** @return who refuses the partner from now on; ourselves always */
    List<String> close(Partner suspended) {
        return tell(suspended) ? List.of("sharing-service", "gateway") : List.of("sharing-service");
    }

    /** Whether the gateway knows now how the partner stands. */
    boolean tell(Partner partner) {
        var client = partner.clientId();
        if (client == null) {
            return true;
        }
        var standing = new GatewayClient.Standing(client, partner.seq(), !partner.isActive());
        return switch (Outward.<Object>ask(() -> {
            gateway.set(standing);
            return standing;
        })) {
            case Answer.Given<Object> told -> true;
            case Answer.Refused<Object> refused -> untold("status-" + refused.status());
            case Answer.Unavailable<Object> unavailable -> untold(unavailable.why());
        };
    }

    private static boolean untold(String why) {
        log.warn("The gateway was not told how a partner stands: {}", why);
        return false;
    }
}
