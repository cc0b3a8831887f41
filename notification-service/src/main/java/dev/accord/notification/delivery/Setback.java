package dev.accord.notification.delivery;

/**
 * Why an attempt did not reach its reader.
 *
 * @param code the mail server's reply code, such as {@code 451}, 0 where it gave none. Its words are not kept: they
 *     often repeat the address.
 */
public record Setback(Reason reason, int code) {

    /** What kind of setback. */
    public enum Reason {
        /** The mail server refused it for now (RFC 5321 4yz), or broke off. */
        REFUSED_FOR_NOW,
        /** The mail server refused it for good (RFC 5321 5yz). */
        REFUSED_FOR_GOOD,
        /** Account-service knows no address for this person. */
        NO_ADDRESS,
        /** Accepted first, and sent back later. */
        BOUNCED,
        /** The workers that claimed it died again and again. */
        LAPSED
    }

    public static Setback of(Reason reason) {
        return new Setback(reason, 0);
    }
}
