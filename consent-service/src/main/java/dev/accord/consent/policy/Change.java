package dev.accord.consent.policy;

import org.jspecify.annotations.Nullable;

/**
 * One difference between two versions.
 *
 * @param subject what changed, such as {@code purposes/usage-research/fields/device.imei}
 * @param before what the earlier version says; absent when it says nothing
 * @param after what the later version says; absent when it says nothing
 * @param shrinksRight whether it takes something away from the person, so that it waits for explicit consent (P4)
 */
public record Change(
        ChangeKind kind,
        String subject,
        @Nullable String before,
        @Nullable String after,
        boolean shrinksRight) {}
