package dev.accord.notification.message;

import com.samskivert.mustache.Mustache;
import dev.accord.notification.policy.PolicyChange;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/**
 * One sentence for one difference between two policy versions, which consent-service names by a path such as
 * {@code purposes/usage-research/fields/device.imei}. A kind of difference that has no sentence of its own
 * gets a general one: a change is never left out of a notice because its kind is new here.
 */
final class ChangePhrases {

    private static final int LONGEST_VALUE = 200;
    private static final String ANY_OTHER = "other";

    private final Properties phrases = new Properties();

    ChangePhrases(Language language) {
        ClassPathResource resource = new ClassPathResource("messages/changes.%s.properties".formatted(language.tag()));
        try (Reader reader = new InputStreamReader(resource.getInputStream(), StandardCharsets.UTF_8)) {
            phrases.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    String sentence(PolicyChange.Item item) {
        String phrase = phrases.getProperty(item.kind(), phrases.getProperty(ANY_OTHER));
        List<String> path = List.of(item.subject().split("/"));
        // Escaping is left to the template the sentence is put into, which knows whether it is text or HTML.
        return Mustache.compiler()
                .escapeHTML(false)
                .compile(phrase)
                .execute(Map.of(
                        "owner", named(path.get(Math.min(1, path.size() - 1))),
                        "item", named(path.getLast()),
                        "before", cut(item.before()),
                        "after", cut(item.after())))
                .strip();
    }

    /** The name a reader knows for what changed, or its key where nobody has given it one. */
    private String named(String key) {
        return phrases.getProperty("name." + key, cut(key));
    }

    /** The keys it has phrases for. */
    Set<String> kinds() {
        return phrases.stringPropertyNames();
    }

    private static String cut(@Nullable String value) {
        if (value == null) {
            return "–";
        }
        return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
    }
}
