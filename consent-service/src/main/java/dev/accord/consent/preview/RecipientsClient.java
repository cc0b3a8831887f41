package dev.accord.consent.preview;

import java.util.List;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** Asks sharing-service who receives what about a person for a purpose. */
@FeignClient(name = "sharing-service", url = "http://sharing-service")
interface RecipientsClient {

    @PostMapping("/internal/recipients")
    Recipients of(@RequestBody RecipientsRequest request);

    record RecipientsRequest(String subject, String purpose) {}

    record Recipients(List<Recipient> items) {}

    record Recipient(Partner partner, String agreement, List<String> fields) {}

    record Partner(String id, String name) {}
}
