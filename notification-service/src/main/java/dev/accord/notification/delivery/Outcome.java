package dev.accord.notification.delivery;

import java.time.Instant;

/**
 * How P3 was met for one person. The first outcome stands: what comes later is on record but moves nothing.
 *
 * @param kind which of P3's three ways
 */
public record Outcome(Kind kind, Instant at) {

    /** P3's three ways, with the channel each came by. */
    public enum Kind {
        SHOWN("inbox", "shown"),
        ACCEPTED("email", "accepted-3-days"),
        EXHAUSTED("email", "exhausted");

        private final String channel;
        private final String word;

        Kind(String channel, String word) {
            this.channel = channel;
            this.word = word;
        }

        public String channel() {
            return channel;
        }

        /** The word other services know it by. */
        public String word() {
            return word;
        }
    }
}
