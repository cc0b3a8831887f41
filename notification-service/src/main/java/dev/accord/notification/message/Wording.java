package dev.accord.notification.message;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.accord.notification.policy.PolicyChange;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;

/**
 * How the notice of a policy change is worded in one language. All templates are read when it is made, so that a
 * missing one stops the start and not a campaign.
 */
final class Wording {

    private static final Mustache.Compiler PLAIN = Mustache.compiler().escapeHTML(false);
    private static final Mustache.Compiler ESCAPED = Mustache.compiler().escapeHTML(true);

    private final Language language;
    private final Template subject;
    private final Template text;
    private final Template html;
    private final ChangePhrases phrases;

    Wording(Language language) {
        this.language = language;
        this.subject = template(PLAIN, "policy-change.%s.subject.mustache");
        this.text = template(PLAIN, "policy-change.%s.text.mustache");
        this.html = template(ESCAPED, "policy-change.%s.html.mustache");
        this.phrases = new ChangePhrases(language);
    }

    Message of(PolicyChange change, URI readingPlace) {
        Map<String, Object> words = words(change, readingPlace);
        return new Message(language, oneLine(subject.execute(words)), text.execute(words), html.execute(words));
    }

    private Map<String, Object> words(PolicyChange change, URI readingPlace) {
        List<String> sentences =
                change.items().stream().map(phrases::sentence).distinct().toList();
        Map<String, Object> words = new HashMap<>();
        words.put("version", change.to().value());
        words.put("from", change.from() == null ? "" : change.from().value());
        words.put("effective", day().format(change.effectiveFrom()));
        words.put("major", change.classification().equals("major"));
        words.put("shrinks", change.shrinksRight());
        words.put("changed", !sentences.isEmpty());
        words.put("changes", sentences);
        words.put("link", readingPlace.toString());
        return words;
    }

    private DateTimeFormatter day() {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language.locale())
                .withZone(ZoneOffset.UTC);
    }

    private Template template(Mustache.Compiler compiler, String name) {
        try (Reader reader = read(name)) {
            return compiler.compile(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Reader read(String name) throws IOException {
        String path = "messages/" + name.formatted(language.tag());
        return new InputStreamReader(new ClassPathResource(path).getInputStream(), StandardCharsets.UTF_8);
    }

    /** A subject goes into a mail header, where a line break would begin another header. */
    private static String oneLine(String subject) {
        return subject.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
