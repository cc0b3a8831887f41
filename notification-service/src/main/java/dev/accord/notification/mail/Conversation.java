package dev.accord.notification.mail;

import dev.accord.notification.delivery.MailOutcome;
import dev.accord.notification.delivery.Setback;
import dev.accord.notification.delivery.Setback.Reason;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection to the mail server, over which messages go one after another. */
final class Conversation implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Conversation.class);

    private static final int BROKEN_OFF = -1;
    private static final int NO_CODE = 0;
    private static final int CLOSING_DOWN = 421;
    private static final int FOR_GOOD = 500;

    private final WatchedTransport transport;
    private final Session session;
    private boolean usable = true;

    Conversation(WatchedTransport transport, Session session) {
        this.transport = transport;
        this.session = session;
    }

    Session session() {
        return session;
    }

    /** Whether it can go on after what came of the last message. */
    boolean usable() {
        return usable;
    }

    /** Sends one letter. What went wrong is a value; the server's words are dropped, for they repeat the address. */
    MailOutcome send(Letter letter) {
        transport.beginMessage();
        try {
            transport.sendMessage(letter, new Address[] {letter.recipient()});
            return new MailOutcome.Taken();
        } catch (SendFailedException refused) {
            return refused(refused);
        } catch (MessagingException broken) {
            return brokenOff();
        }
    }

    private MailOutcome refused(SendFailedException refused) {
        int code = NO_CODE;
        for (Exception cause = refused; cause != null; cause = next(cause)) {
            switch (cause) {
                case SMTPSenderFailedException sender -> {
                    return ourOwnFault(sender.getReturnCode());
                }
                case SMTPAddressFailedException address -> code = address.getReturnCode();
                case SMTPSendFailedException data -> code = data.getReturnCode();
                default -> {
                    // Only those above carry a reply code.
                }
            }
        }
        return switch (code) {
            case BROKEN_OFF -> brokenOff();
            case CLOSING_DOWN -> {
                usable = false;
                yield new MailOutcome.NotTried();
            }
            default -> new MailOutcome.Failed(new Setback(reason(code), code));
        };
    }

    /** Refused without a code is refused by ourselves, as something that is no address. */
    private static Reason reason(int code) {
        return code >= FOR_GOOD || code == NO_CODE ? Reason.REFUSED_FOR_GOOD : Reason.REFUSED_FOR_NOW;
    }

    /** After the end of the message nobody knows whether it was taken; it is tried again, and that is counted. */
    private MailOutcome brokenOff() {
        usable = false;
        return transport.endSent()
                ? new MailOutcome.Failed(Setback.of(Reason.REFUSED_FOR_NOW))
                : new MailOutcome.NotTried();
    }

    /** A refused sender says nothing about the reader, so it is not held against them. */
    private MailOutcome ourOwnFault(int code) {
        log.warn("The mail server refuses us as a sender with {}", code);
        usable = false;
        return new MailOutcome.NotTried();
    }

    private static @Nullable Exception next(Exception cause) {
        return cause instanceof MessagingException chained ? chained.getNextException() : null;
    }

    @Override
    public void close() {
        try {
            transport.close();
        } catch (MessagingException goneAlready) {
            // Every message had its answer before; how the connection ends changes nothing.
        }
    }
}
