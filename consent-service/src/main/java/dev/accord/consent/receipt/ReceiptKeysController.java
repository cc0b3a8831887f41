package dev.accord.consent.receipt;

import dev.accord.kit.identity.OpenToAll;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The keys that receipts are checked with. */
@RestController
@Tag(name = "Receipts", description = "Signed proof of choices.")
class ReceiptKeysController {

    private final SigningKey key;

    ReceiptKeysController(SigningKey key) {
        this.key = key;
    }

    @OpenToAll
    @GetMapping("/api/consent/receipts/keys")
    @Operation(
            summary = "Keys that receipts are checked with",
            description = "A JWK set (RFC 7517). A receipt is a compact JWS, ES256, whose kid names one of these keys.")
    Map<String, List<Map<String, Object>>> keys() {
        return Map.of("keys", List.of(key.published()));
    }
}
