package dev.accord.kit.idempotency;

/**
 * What a keyed request came to.
 *
 * @param status the HTTP status of its answer
 * @param reference what was made or changed; the answer itself is made anew from it, so that nothing since withdrawn is
 *     replayed
 * @param replayed whether the effect is from an earlier sending
 */
public record Effect(int status, String reference, boolean replayed) {

    public static Effect of(int status, String reference) {
        return new Effect(status, reference, false);
    }
}
