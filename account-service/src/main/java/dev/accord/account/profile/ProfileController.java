package dev.accord.account.profile;

import dev.accord.account.catalogue.Catalogue;
import dev.accord.account.catalogue.Catalogue.Checked;
import dev.accord.account.subject.SubjectId;
import dev.accord.account.value.Person;
import dev.accord.account.value.SeeingValues;
import dev.accord.kit.identity.Caller;
import dev.accord.kit.identity.OnlyFor;
import dev.accord.kit.problem.ProblemType;
import dev.accord.kit.problem.Refuses;
import dev.accord.kit.web.Version;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** One's own profile. The first PATCH opens the account; later ones take If-Match. */
@RestController
@Tag(name = "Profile", description = "Opening an account, and the few fields it shows.")
@RequestMapping("/api/account/me")
class ProfileController {
    private final Catalogue catalogue;
    private final ChangingProfile changing;
    private final SeeingValues seeing;

    ProfileController(Catalogue catalogue, ChangingProfile changing, SeeingValues seeing) {
        this.catalogue = catalogue;
        this.changing = changing;
        this.seeing = seeing;
    }

    @Operation(summary = "My profile")
    @OnlyFor("user")
    @Refuses(ProblemType.NOT_FOUND)
    @GetMapping
    ResponseEntity<ProfileView> read(@Parameter(hidden = true) Caller caller) {
        return view(Person.of(caller));
    }

    @Operation(summary = "Open my account, or change its profile with If-Match (RFC 7396 merge patch)")
    @OnlyFor("user")
    @Refuses({
        ProblemType.TERMS_NOT_ACCEPTED,
        ProblemType.NOT_FOUND,
        ProblemType.UNKNOWN_FIELD,
        ProblemType.UNSUPPORTED_LANGUAGE
    })
    @PatchMapping(consumes = {MediaType.APPLICATION_JSON_VALUE, "application/merge-patch+json"})
    ResponseEntity<ProfileView> change(
            @Parameter(hidden = true) Caller caller,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode patch) {
        SubjectId subject = Person.of(caller);
        changing.change(subject, patch, email(caller), ifMatch);
        return view(subject);
    }

    /** An address that would not fit is left out: it can be mended at the identity provider only. */
    private Optional<JsonNode> email(@Parameter(hidden = true) Caller caller) {
        return Optional.ofNullable(caller.token().getClaimAsString("email"))
                .<JsonNode>map(StringNode::valueOf)
                .filter(address -> catalogue.check(ProfileFields.EMAIL.value(), address) instanceof Checked.Fits);
    }

    private ResponseEntity<ProfileView> view(SubjectId subject) {
        ProfileView profile = ProfileView.from(seeing.current(subject));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .eTag(Version.eTag(profile.seq()))
                .body(profile);
    }
}
