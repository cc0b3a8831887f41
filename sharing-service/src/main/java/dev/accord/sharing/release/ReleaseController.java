package dev.accord.sharing.release;

import dev.accord.kit.identity.Caller;
import dev.accord.kit.identity.OnlyFor;
import dev.accord.kit.problem.Problem;
import dev.accord.kit.problem.ProblemType;
import dev.accord.kit.problem.Refuses;
import dev.accord.kit.time.MonotonicClock;
import dev.accord.sharing.agreement.AgreementId;
import dev.accord.sharing.catalogue.PurposeKey;
import dev.accord.sharing.disclosure.DisclosureId;
import dev.accord.sharing.enrolment.Enrolments;
import dev.accord.sharing.pairwise.PairwiseId;
import dev.accord.sharing.pairwise.PairwiseIds;
import dev.accord.sharing.partner.Partners;
import dev.accord.sharing.release.Answers.PageAnswer;
import dev.accord.sharing.release.Answers.ReadAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Where partners ask. Nothing here is replayed or cached: each answer is decided anew. */
@RestController
class ReleaseController {

    /** What is left of the permission, in ms; read and removed by the gateway. */
    static final String LEASE_HEADER = "Accord-Lease";

    private final Partners partners;
    private final Gate gate;
    private final FairUseCaps caps;
    private final Enrolments enrolments;
    private final PairwiseIds pairwiseIds;
    private final PageCursors cursors;
    private final PreparingPage preparing;
    private final ReleasingPage releasing;
    private final MonotonicClock monotonic;

    ReleaseController(
            Partners partners,
            Gate gate,
            FairUseCaps caps,
            Enrolments enrolments,
            PairwiseIds pairwiseIds,
            PageCursors cursors,
            PreparingPage preparing,
            ReleasingPage releasing,
            MonotonicClock monotonic) {
        this.partners = partners;
        this.gate = gate;
        this.caps = caps;
        this.enrolments = enrolments;
        this.pairwiseIds = pairwiseIds;
        this.cursors = cursors;
        this.preparing = preparing;
        this.releasing = releasing;
        this.monotonic = monotonic;
    }

    @Operation(
            summary = "A page about everyone who allows it",
            description =
                    "Agreed fields of consenting subjects, under pairwise ids; sensitive fields sealed to the partner's key."
                            + " Go on with next_cursor until there is none.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PageAnswer.class)))
    @OnlyFor("partner")
    @Refuses({
        ProblemType.NOT_FOUND,
        ProblemType.AGREEMENT_NOT_ACTIVE,
        ProblemType.UNKNOWN_PURPOSE,
        ProblemType.UNKNOWN_FIELD,
        ProblemType.LEASE_EXPIRED
    })
    @PostMapping("/api/sharing/pages")
    void page(Caller caller, @Valid @RequestBody PageRequest request, HttpServletResponse response) {
        long arrivedAt = monotonic.nanos();
        var partner = partners.calling(caller);
        var agreement = gate.look(partner, new AgreementId(request.agreement()));
        var purpose = gate.purpose(agreement, new PurposeKey(request.purpose()));
        var asked = gate.sortOut(request.fields(), purpose);
        var after = cursors.read(request.cursor(), agreement, purpose.purpose());
        caps.page(agreement);
        int limit = Objects.requireNonNullElse(request.limit(), ReleaseSettings.MOST_SUBJECTS);
        var candidates = enrolments.after(purpose.purpose(), partner.id(), after, limit + 1);
        boolean more = candidates.size() > limit;
        var question = new ReleaseQuestion(
                partner, agreement, purpose, asked, more ? candidates.subList(0, limit) : candidates, arrivedAt);
        var prepared = preparing.prepare(question);
        var last = prepared.last().or(() -> more ? Optional.of(candidates.get(limit - 1)) : Optional.empty());
        var cursor = last.map(subject -> cursors.of(subject, agreement, purpose.purpose()))
                .orElse(null);
        releasing.release(
                prepared,
                id -> new PageAnswer(
                        prepared.items().stream()
                                .filter(item -> !item.isEmpty())
                                .toList(),
                        cursor,
                        prepared.obligations(),
                        prepared.withheld(),
                        id.map(DisclosureId::value).orElse(null)),
                (body, lease) -> write(response, body, lease));
    }

    @Operation(summary = "What one subject allows, by the partner's own id for her")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ReadAnswer.class)))
    @OnlyFor("partner")
    @Refuses({
        ProblemType.NOT_FOUND,
        ProblemType.AGREEMENT_NOT_ACTIVE,
        ProblemType.UNKNOWN_PURPOSE,
        ProblemType.UNKNOWN_FIELD,
        ProblemType.LEASE_EXPIRED
    })
    @PostMapping("/api/sharing/reads")
    void read(Caller caller, @Valid @RequestBody ReadRequest request, HttpServletResponse response) {
        long arrivedAt = monotonic.nanos();
        var partner = partners.calling(caller);
        var agreement = gate.look(partner, new AgreementId(request.agreement()));
        var purpose = gate.purpose(agreement, new PurposeKey(request.purpose()));
        var asked = gate.sortOut(request.fields(), purpose);
        caps.read(agreement);
        var subject = pairwiseIds
                .subject(partner.id(), new PairwiseId(request.subject()))
                .orElseThrow(() -> Problem.notFound("subject"));
        var prepared =
                preparing.prepare(new ReleaseQuestion(partner, agreement, purpose, asked, List.of(subject), arrivedAt));
        var item = prepared.items().getFirst();
        releasing.release(
                prepared,
                id -> new ReadAnswer(
                        item.subject(),
                        item.values(),
                        item.sealed(),
                        item.withheld(),
                        prepared.obligations(),
                        id.map(DisclosureId::value).orElse(null)),
                (body, lease) -> write(response, body, lease));
    }

    private static void write(HttpServletResponse response, byte[] body, Duration lease) {
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader(LEASE_HEADER, Long.toString(lease.toMillis()));
        try {
            response.getOutputStream().write(body);
            response.flushBuffer();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
