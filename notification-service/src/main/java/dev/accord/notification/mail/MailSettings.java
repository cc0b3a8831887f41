package dev.accord.notification.mail;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How e-mail goes out.
 *
 * @param host the mail server; it is spoken to again for every batch
 * @param from who writes
 * @param domain the right-hand side of our Message-IDs
 * @param username with which we sign in, if the server asks for it
 * @param tlsRequired whether a server that offers no TLS is refused (R2); set wherever mail leaves the machine
 * @param timeOut how long the mail server may take for one step of the conversation
 * @param lanes batches under way at once in one instance, each on a connection of its own
 * @param batch messages claimed at once, at most 500
 * @param claim how long a batch is held; must leave room for one message beside a slow server
 * @param pace rest when nothing is due, and when the mail server or account-service cannot be reached
 */
@ConfigurationProperties("accord.notification.mail")
record MailSettings(
        String host,
        int port,
        String from,
        String domain,
        @Nullable String username,
        @Nullable String password,
        @DefaultValue("false") boolean tlsRequired,
        @DefaultValue("3s") Duration timeOut,
        @DefaultValue("2") int lanes,
        @DefaultValue("50") int batch,
        @DefaultValue("2m") Duration claim,
        @DefaultValue("200ms") Duration pace) {

    /** Connecting, greeting, MAIL, RCPT, DATA, text, end of text, and one to spare. */
    private static final int STEPS_OF_ONE_MESSAGE = 8;

    private static final int MOST_IN_A_BATCH = 500;

    MailSettings {
        // An unset variable arrives as an empty one.
        if (username != null && username.isBlank()) {
            username = null;
            password = null;
        }
        if (batch < 1 || batch > MOST_IN_A_BATCH) {
            throw new IllegalArgumentException("a batch has 1 to " + MOST_IN_A_BATCH + " messages");
        }
        if (claim.compareTo(timeOut.multipliedBy(STEPS_OF_ONE_MESSAGE)) <= 0) {
            throw new IllegalArgumentException("a claim lasts longer than one message may take");
        }
    }

    /** The longest one message can take; with less than that left of a claim, none is begun. */
    Duration longestMessage() {
        return timeOut.multipliedBy(STEPS_OF_ONE_MESSAGE);
    }
}
