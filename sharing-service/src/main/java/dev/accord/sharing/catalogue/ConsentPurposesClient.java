package dev.accord.sharing.catalogue;

import java.util.List;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.GetMapping;

/** The purposes of the policy in force as consent-service publishes them. */
@FeignClient(name = "consent-service", contextId = "consent-purposes", url = "http://consent-service")
interface ConsentPurposesClient {

    @GetMapping("/api/consent/purposes")
    Purposes purposes();

    /** All purposes. */
    record Purposes(List<Purpose> items) {}

    /** What sharing needs to know of a purpose. */
    record Purpose(String key, List<String> fields, List<String> actions) {}
}
