package dev.accord.sharing.partner;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A partner as an officer enters it.
 *
 * @param purposesAllowed the only purposes its agreements may name; any when absent
 * @param jwks its public keys (RFC 7517), see {@link KeySetCheck}
 */
record PartnerRequest(
        @NotBlank @Size(max = 200) String name,
        @NotNull PartnerKind kind,
        @Nullable @Size(max = 20) List<@NotNull @Pattern(regexp = "[a-z0-9-]{1,60}") String> purposesAllowed,
        @Nullable @Email @Size(max = 254) String contactEmail,
        @NotNull Map<String, Object> jwks,
        @NotBlank String webhookUrl) {}
