package dev.accord.sharing.release;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a partner asks for about everyone it may know of. */
record PageRequest(
        @NotBlank @Size(max = 64) String agreement,
        @NotBlank @Size(max = 60) String purpose,
        @NotEmpty @Size(max = 100) List<@NotBlank @Size(max = 80) String> fields,
        @Nullable @Size(max = 1024) String cursor,

        @Nullable @Min(1) @Max(ReleaseSettings.MOST_SUBJECTS)
        Integer limit) {}
