package dev.accord.notification.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * Knows whether the end of a message has been sent. Before it, no server has taken the message (RFC 5321, section
 * 4.1.1.4); after it, and without an answer, nobody can tell.
 */
final class WatchedTransport extends SMTPTransport {

    private boolean endSent;

    WatchedTransport(Session session, String host, int port) {
        super(session, new URLName("smtp", host, port, null, null, null));
    }

    boolean endSent() {
        return endSent;
    }

    void beginMessage() {
        endSent = false;
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        endSent = true;
        super.finishData();
    }
}
