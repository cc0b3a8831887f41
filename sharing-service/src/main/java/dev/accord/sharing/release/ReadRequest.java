package dev.accord.sharing.release;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;

/** What a partner asks for about one subject it knows, by its own id for her. */
record ReadRequest(
        @NotBlank @Size(max = 64) String agreement,
        @NotBlank @Size(max = 60) String purpose,
        @NotBlank @Size(max = 64) String subject,
        @NotEmpty @Size(max = 100) List<@NotBlank @Size(max = 80) String> fields) {}
