package dev.accord.sharing.agreement;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An agreement as an officer drafts it. */
record AgreementRequest(
        @NotBlank @Size(max = 64) String partner,
        @NotEmpty @Size(max = 20) List<@Valid @NotNull PurposeRequest> purposes,
        @NotNull @Valid ConfidentialityRequest confidentiality,
        @NotNull Instant endsAt,
        @Nullable @Valid FairUseRequest fairUse) {

    /** One purpose with its fields. */
    record PurposeRequest(
            @NotBlank @Size(max = 60) String purpose,
            @NotEmpty @Size(max = 100) List<@NotBlank @Size(max = 80) String> fields,

            @NotBlank
            @Pattern(
                    regexp = "consent|contract|legal-duty|vital-interest|public-task",
                    message = "must be one of consent, contract, legal-duty, vital-interest, public-task")
            String basis) {}

    /** The confidentiality text (S4). */
    record ConfidentialityRequest(
            @NotBlank @Size(max = 40) String version,

            @NotBlank @Pattern(regexp = "[a-z]{2}(-[A-Z]{2})?", message = "must be a language as in en or zh")
            String language,

            @NotBlank @Size(max = 100_000) String text,
            @NotEmpty @Size(max = 30) List<@NotBlank @Size(max = 500) String> duties) {}

    /** How often the partner may ask. */
    record FairUseRequest(
            @Min(1) @Max(100_000) int pagesPerMinute,
            @Min(1) @Max(100_000) int readsPerMinute) {}
}
