package dev.accord.account.export;

import dev.accord.account.value.Person;
import dev.accord.kit.identity.Caller;
import dev.accord.kit.identity.OnlyFor;
import dev.accord.kit.problem.ProblemType;
import dev.accord.kit.problem.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** One's own data as a file, at once and free (D1, D6). */
@RestController
@Tag(name = "Export", description = "A copy of everything.")
class ExportController {
    private final Exporting exporting;

    ExportController(Exporting exporting) {
        this.exporting = exporting;
    }

    /** When reading fails half-way, the answer is a problem or, if some of it has left already, no JSON document. */
    @Operation(summary = "Everything this service holds about me, as one JSON document")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(type = "object")))
    @OnlyFor("user")
    @Refuses(ProblemType.NOT_FOUND)
    @GetMapping(path = "/api/account/me/export", produces = MediaType.APPLICATION_JSON_VALUE)
    void export(@Parameter(hidden = true) Caller caller, HttpServletResponse response) throws IOException {
        var export = exporting.of(Person.of(caller));
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"account-export.json\"");
        try {
            export.writeTo(response.getOutputStream());
        } catch (RuntimeException broken) {
            if (!response.isCommitted()) {
                response.resetBuffer();
                response.setHeader(HttpHeaders.CONTENT_DISPOSITION, null);
            }
            throw broken;
        }
    }
}
