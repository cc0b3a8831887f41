package dev.accord.consent.terms;

import dev.accord.consent.policy.VersionLabel;
import dev.accord.consent.purpose.Language;
import dev.accord.consent.receipt.ReceiptId;
import java.time.Instant;

/** The version a person last accepted in so many words (U1). */
public record AcceptedTerms(VersionLabel version, Instant at, Language language, ReceiptId receipt) {}
