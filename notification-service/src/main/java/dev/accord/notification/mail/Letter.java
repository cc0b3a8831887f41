package dev.accord.notification.mail;

import dev.accord.notification.delivery.DeliveryId;
import dev.accord.notification.message.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;

/**
 * A message as it goes through the post. Its Message-ID (RFC 5322, section 3.6.4) is made from the delivery alone: when
 * it has to be sent again because a worker died, it is the same message to every program that looks.
 */
final class Letter extends MimeMessage {

    private final String messageId;
    private final InternetAddress recipient;

    private Letter(Session session, String messageId, InternetAddress recipient) {
        super(session);
        this.messageId = messageId;
        this.recipient = recipient;
    }

    InternetAddress recipient() {
        return recipient;
    }

    static Letter of(
            Session session, DeliveryId id, Message message, InternetAddress to, MailSettings settings, Instant now)
            throws MessagingException {
        var letter = new Letter(session, messageId(id, settings), to);
        letter.setFrom(new InternetAddress(settings.from()));
        letter.setRecipient(RecipientType.TO, to);
        letter.setSubject(message.subject(), StandardCharsets.UTF_8.name());
        letter.setSentDate(Date.from(now));
        letter.setHeader("Content-Language", message.language().tag());
        // Keeps out-of-office programs from answering (RFC 3834, section 5).
        letter.setHeader("Auto-Submitted", "auto-generated");
        var text = new MimeBodyPart();
        text.setText(message.text(), StandardCharsets.UTF_8.name());
        var html = new MimeBodyPart();
        html.setText(message.html(), StandardCharsets.UTF_8.name(), "html");
        // The last part is the one a program shows if it can (RFC 2046, section 5.1.4).
        letter.setContent(new MimeMultipart("alternative", text, html));
        letter.saveChanges();
        return letter;
    }

    static String messageId(DeliveryId id, MailSettings settings) {
        return "<" + id.value() + "@" + settings.domain() + ">";
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}
