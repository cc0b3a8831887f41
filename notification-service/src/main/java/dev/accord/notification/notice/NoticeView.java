package dev.accord.notification.notice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A notice as its reader gets it.
 *
 * @param at when it was prepared for them
 * @param shownAt when it was first given out; this time at the latest
 */
record NoticeView(
        String id,
        String kind,
        String subject,
        String text,
        String language,
        Instant at,
        String policyVersion,
        Instant shownAt,
        @Nullable Instant acknowledgedAt) {}
