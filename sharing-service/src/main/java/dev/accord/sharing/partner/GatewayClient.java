package dev.accord.sharing.partner;

import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** Tells the gateway whose tokens it must refuse. One that answers has told all of them. */
@FeignClient(name = "gateway", url = "${accord.services.gateway}")
interface GatewayClient {

    @PutMapping("/internal/standings")
    void set(@RequestBody Standing standing);

    /**
     * How a client stands.
     *
     * @param seq counts the changes of the partner; an older word never undoes a newer one
     */
    record Standing(String client, long seq, boolean stopped) {}
}
