package dev.accord.kit.lease;

import java.time.Duration;

/**
 * Leave to use an answer until a moment of this process's own monotonic clock (invariant 2).
 *
 * @param endsAtNanos the first moment at which the answer may not be used any more
 */
public record Lease(long endsAtNanos) {

    /**
     * The lease of an answer to a question: counted from the moment the question was <em>sent</em>, so that time spent
     * on the way shortens it and never lengthens it.
     *
     * @param sentAtNanos when this process sent the question
     * @param granted the lease that the answer carries
     * @param margin given away for pauses of this process
     */
    public static Lease counted(long sentAtNanos, Duration granted, Duration margin) {
        return new Lease(sentAtNanos + granted.minus(margin).toNanos());
    }

    /** Of two permissions that are both needed, the one that ends first. */
    public Lease and(Lease other) {
        return endsAtNanos - other.endsAtNanos <= 0 ? this : other;
    }

    /** Zero when it is over. */
    public Duration remaining(long nowNanos) {
        return Duration.ofNanos(Math.max(0, endsAtNanos - nowNanos));
    }

    public boolean isOver(long nowNanos) {
        return endsAtNanos - nowNanos <= 0;
    }
}
