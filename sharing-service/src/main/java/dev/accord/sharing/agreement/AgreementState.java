package dev.accord.sharing.agreement;

import dev.accord.kit.store.Tag;
import java.time.Instant;

/** Where an agreement stands. Only an {@link Active} one lets anything out (S1). */
public sealed interface AgreementState {

    /** Written down, signed by nobody. */
    @Tag("draft")
    record Draft() implements AgreementState {}

    /** Waits for the partner. */
    @Tag("signed-by-company")
    record SignedByCompany() implements AgreementState {}

    /** Waits for the company. */
    @Tag("signed-by-partner")
    record SignedByPartner() implements AgreementState {}

    /** Both have signed, and it has not ended. */
    @Tag("active")
    record Active() implements AgreementState {}

    /** Stopped for now; nothing leaves. */
    @Tag("suspended")
    record Suspended(String reason, Instant since) implements AgreementState {}

    /** Ended by the company, for good (S6). */
    @Tag("terminated")
    record Terminated(String reason, Instant since) implements AgreementState {}

    /** Ended by its own end date, for good. */
    @Tag("expired")
    record Expired(Instant since) implements AgreementState {}

    /** The name that callers and the store know this state by. */
    default String label() {
        return switch (this) {
            case Draft draft -> "draft";
            case SignedByCompany signed -> "signed-by-company";
            case SignedByPartner signed -> "signed-by-partner";
            case Active active -> "active";
            case Suspended suspended -> "suspended";
            case Terminated terminated -> "terminated";
            case Expired expired -> "expired";
        };
    }
}
