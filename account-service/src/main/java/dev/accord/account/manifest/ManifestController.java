package dev.accord.account.manifest;

import dev.accord.account.value.Person;
import dev.accord.kit.identity.Caller;
import dev.accord.kit.identity.OnlyFor;
import dev.accord.kit.problem.ProblemType;
import dev.accord.kit.problem.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import tools.jackson.databind.json.JsonMapper;

/** A client asks what it may collect, with If-None-Match as often as it likes. */
@RestController
@Tag(name = "Manifest", description = "What may be collected now.")
class ManifestController {
    private final ReadingManifest reading;
    private final JsonMapper json;

    ManifestController(ReadingManifest reading, JsonMapper json) {
        this.reading = reading;
        this.json = json;
    }

    @Operation(summary = "The fields an app may collect now, by purpose, and why not the others")
    @OnlyFor("user")
    @Refuses(ProblemType.NOT_FOUND)
    @GetMapping("/api/account/me/manifest")
    ResponseEntity<Manifest> read(@Parameter(hidden = true) Caller caller, WebRequest request) {
        Manifest manifest = reading.of(Person.of(caller));
        String eTag = "\"" + digest(json.writeValueAsBytes(manifest)) + "\"";
        CacheControl asked = CacheControl.noCache().cachePrivate();
        if (request.checkNotModified(eTag)) {
            return ResponseEntity.status(304).cacheControl(asked).eTag(eTag).build();
        }
        return ResponseEntity.ok().cacheControl(asked).eTag(eTag).body(manifest);
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
