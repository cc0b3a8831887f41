package dev.accord.notification.delivery;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as an officer sees it: whom by pseudonymous id, and how far it has come.
 *
 * @param notBefore when its e-mail is tried next, while it is due
 * @param outcome how P3 was met, absent until then
 * @param history what happened, in order; only where one delivery is asked for
 */
record DeliveryView(
        String id,
        String campaign,
        String subject,
        String policyVersion,
        Instant preparedAt,
        String mail,
        int attempts,
        @Nullable Instant notBefore,
        @Nullable String lastSetback,
        @Nullable Integer lastCode,
        @Nullable Instant shownAt,
        @Nullable Instant acknowledgedAt,
        @Nullable String outcome,
        @Nullable Instant deliveredAt,
        @Nullable List<EntryView> history) {

    /** One entry of the ledger. */
    record EntryView(
            Instant at,
            String what,
            @Nullable String setback,
            @Nullable Integer code) {

        static EntryView of(LedgerEntry entry) {
            Setback setback = entry.setback();
            return new EntryView(
                    entry.at(),
                    word(entry.happening()),
                    setback == null ? null : word(setback.reason()),
                    codeOf(setback));
        }
    }

    static DeliveryView of(Delivery delivery) {
        return of(delivery, null);
    }

    static DeliveryView of(Delivery delivery, @Nullable List<LedgerEntry> history) {
        MailState mail = delivery.mail();
        Setback last = mail instanceof MailState.DeadLetter dead ? dead.last() : null;
        Outcome outcome = delivery.outcome();
        return new DeliveryView(
                delivery.id().value(),
                delivery.campaign().value(),
                delivery.subject().value(),
                delivery.policyVersion().value(),
                delivery.preparedAt(),
                standing(mail),
                mail.attempts(),
                mail instanceof MailState.Due due ? due.notBefore() : null,
                last == null ? null : word(last.reason()),
                codeOf(last),
                delivery.shownAt(),
                delivery.acknowledgedAt(),
                outcome == null ? null : outcome.kind().word(),
                outcome == null ? null : outcome.at(),
                history == null ? null : history.stream().map(EntryView::of).toList());
    }

    private static String standing(MailState mail) {
        return switch (mail) {
            case MailState.Due _ -> "due";
            case MailState.Claimed _ -> "being-sent";
            case MailState.Accepted _ -> "accepted";
            case MailState.DeadLetter _ -> "dead-letter";
        };
    }

    private static @Nullable Integer codeOf(@Nullable Setback setback) {
        return setback == null || setback.code() == 0 ? null : setback.code();
    }

    private static String word(Enum<?> name) {
        return name.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
