package dev.accord.consent.terms;

import dev.accord.consent.policy.VersionLabel;
import java.time.Instant;

/** A notice of a change that counts as delivered (P3). */
public record DeliveredNotice(VersionLabel version, NoticeOutcome outcome, Instant at) {}
