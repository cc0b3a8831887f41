package dev.accord.consent.purpose;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;

/** One thing said in several languages, keyed by their tags. */
public record Text(@JsonValue Map<String, String> byLanguage) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Text {
        byLanguage = Map.copyOf(byLanguage);
    }

    public static Text none() {
        return new Text(Map.of());
    }

    /** The words in that language; empty when nothing was said in it. */
    public String in(Language language) {
        return byLanguage.getOrDefault(language.value(), "");
    }

    public boolean isEmpty() {
        return byLanguage.isEmpty();
    }
}
