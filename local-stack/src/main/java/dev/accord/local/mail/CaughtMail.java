package dev.accord.local.mail;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One mail as one recipient would have got it.
 *
 * @param to the address it was delivered to, which a blind copy's own headers do not name
 * @param text its plain text, empty when it has none; at most {@link #LONGEST_TEXT} characters, as is {@code html}
 */
@JsonInclude
record CaughtMail(
        long id,
        Instant at,
        String from,
        String to,
        String subject,
        Map<String, List<String>> headers,
        String text,
        String html) {
    private static final int LONGEST_TEXT = 256 * 1024;
    private static final int DEEPEST_NESTING = 8;

    static CaughtMail read(long id, Instant at, String to, MimeMessage message) throws MessagingException, IOException {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (Header header : Collections.list(message.getAllHeaders())) {
            headers.computeIfAbsent(header.getName(), name -> new ArrayList<>()).add(header.getValue());
        }
        String from = message.getFrom() == null || message.getFrom().length == 0 ? "" : message.getFrom()[0].toString();
        String subject = message.getSubject() == null ? "" : message.getSubject();
        return new CaughtMail(
                id,
                at,
                from,
                to,
                subject,
                headers,
                words(message, "text/plain", DEEPEST_NESTING),
                words(message, "text/html", DEEPEST_NESTING));
    }

    private static String words(Part part, String type, int deepest) throws MessagingException, IOException {
        if (part.isMimeType(type) && part.getContent() instanceof String words) {
            return words.substring(0, Math.min(words.length(), LONGEST_TEXT));
        }
        if (deepest > 0 && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart inner = parts.getBodyPart(i);
                String words = words(inner, type, deepest - 1);
                if (!words.isEmpty()) {
                    return words;
                }
            }
        }
        return "";
    }
}
