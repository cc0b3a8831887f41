package dev.accord.notification.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.util.Properties;
import org.springframework.stereotype.Component;

/** The mail server that takes our messages (SMTP, RFC 5321). */
@Component
class MailServer {

    private final Session session;
    private final MailSettings settings;

    MailServer(MailSettings settings) {
        this.settings = settings;
        var properties = new Properties();
        String millis = Long.toString(settings.timeOut().toMillis());
        properties.put("mail.smtp.connectiontimeout", millis);
        properties.put("mail.smtp.timeout", millis);
        properties.put("mail.smtp.writetimeout", millis);
        properties.put("mail.smtp.starttls.enable", "true");
        properties.put("mail.smtp.starttls.required", Boolean.toString(settings.tlsRequired()));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        // The envelope's sender is where bounces go.
        properties.put("mail.smtp.from", settings.from());
        // Not waiting for the answer to QUIT: every message has had its own answer by then.
        properties.put("mail.smtp.quitwait", "false");
        properties.put("mail.smtp.auth", Boolean.toString(settings.username() != null));
        this.session = Session.getInstance(properties);
    }

    /** @throws MessagingException when it cannot be reached or does not want to talk to us */
    Conversation open() throws MessagingException {
        var transport = new WatchedTransport(session, settings.host(), settings.port());
        transport.connect(settings.host(), settings.port(), settings.username(), settings.password());
        return new Conversation(transport, session);
    }
}
