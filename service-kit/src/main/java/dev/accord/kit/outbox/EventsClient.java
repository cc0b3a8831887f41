package dev.accord.kit.outbox;

import dev.accord.kit.outward.OutwardHeaders;
import java.net.URI;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;

/** Hands an event to the service at the given address. */
@FeignClient(name = "events", url = "http://chosen.by.each.call")
interface EventsClient {

    @PostMapping("/internal/events")
    Received deliver(
            URI address, @RequestHeader(OutwardHeaders.TARGET_SERVICE) String target, @RequestBody Event event);

    /** @param applied false when the receiver had it already */
    record Received(boolean applied) {}
}
