package dev.accord.consent.history;

import dev.accord.consent.grant.History;
import dev.accord.consent.grant.HistoryEntry;
import dev.accord.consent.grant.Settlement;
import dev.accord.consent.receipt.ReceiptId;
import dev.accord.consent.subject.SubjectId;
import dev.accord.kit.identity.Caller;
import dev.accord.kit.identity.OnlyFor;
import dev.accord.kit.problem.Problem;
import dev.accord.kit.web.Page;
import dev.accord.kit.web.PageQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A person's own history and receipts. Each answer shows choices, so each waits until they are settled (invariant 2). */
@RestController
@Tag(name = "My history", description = "What a signed-in person chose, when, with the proof of each choice.")
class HistoryController {

    private final History history;
    private final Settlement settlement;

    HistoryController(History history, Settlement settlement) {
        this.history = history;
        this.settlement = settlement;
    }

    @OnlyFor("user")
    @GetMapping("/api/consent/me/history")
    @Operation(summary = "What happened to my terms and choices", description = "Latest first.")
    ResponseEntity<Page<HappeningView>> mine(@Parameter(hidden = true) Caller caller, PageQuery query) {
        var subject = new SubjectId(caller.subject());
        var before = query.after().map(HistoryController::seq);
        var present = settlement.awaitSettled(subject);
        // What was added since the wait is not settled yet, so the page ends where the settled state does.
        long settled = present.map(it -> it.seq() + 1).orElse(0L);
        var from = Optional.of(Math.min(before.orElse(settled), settled));
        var found = history.page(subject, from, query.limit() + 1);
        var page =
                Page.of(found, query.limit(), it -> Long.toString(it.position().seq()));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(page.map(HappeningView::of));
    }

    @OnlyFor("user")
    @GetMapping("/api/consent/receipts/{id}")
    @Operation(
            summary = "One of my receipts",
            description =
                    "A compact JWS with the fields of ISO/IEC TS 27560; check it with the keys at /api/consent/receipts/keys."
                            + " 404 also for somebody else's.")
    ResponseEntity<ReceiptView> receipt(@Parameter(hidden = true) Caller caller, @PathVariable String id) {
        var subject = new SubjectId(caller.subject());
        var receipt = new ReceiptId(id);
        // Looked up first, so that the wait begins when the receipt is known to be there.
        var view = history.receipt(subject, receipt)
                .flatMap(ReceiptView::of)
                .orElseThrow(() -> Problem.notFound("receipt"));
        settlement.awaitSettled(subject);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(view);
    }

    private static long seq(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException notOurs) {
            throw Problem.invalid("cursor", "is not a cursor of this list", "the next_cursor of an earlier page");
        }
    }

    record ReceiptView(ReceiptId receiptId, String receipt, Instant at) {

        static Optional<ReceiptView> of(HistoryEntry entry) {
            @Nullable ReceiptId id = entry.receiptId();
            @Nullable String compact = entry.receipt();
            return id == null || compact == null
                    ? Optional.empty()
                    : Optional.of(new ReceiptView(id, compact, entry.at()));
        }
    }
}
