package dev.accord.sharing.partner;

import dev.accord.kit.identity.OnlyForServices;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** For a gateway that has just started, or was not told: whose tokens to refuse. */
@RestController
class StoppedPartnersController {

    private final Partners partners;

    StoppedPartnersController(Partners partners) {
        this.partners = partners;
    }

    /** All of them at once: there are never more than the identity provider lets us register, 10,000. */
    record StoppedView(List<Stopped> clients) {}

    /** One client, as of the partner's change {@code seq}. */
    record Stopped(String client, long seq) {}

    @OnlyForServices("gateway")
    @GetMapping("/internal/partners/stopped")
    StoppedView stopped() {
        return new StoppedView(partners.stopped());
    }
}
