package dev.accord.notification.message;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A language notices are written in. */
public enum Language {
    ENGLISH("en", Locale.ENGLISH),
    CHINESE("zh", Locale.SIMPLIFIED_CHINESE);

    /** Longest tag or Accept-Language header looked at; anything longer is treated as saying nothing. */
    private static final int LONGEST_WISH = 200;

    private final String tag;
    private final Locale locale;

    Language(String tag, Locale locale) {
        this.tag = tag;
        this.locale = locale;
    }

    public String tag() {
        return tag;
    }

    Locale locale() {
        return locale;
    }

    /** The language of exactly this tag, for those who ask for one by name. */
    public static Optional<Language> tagged(String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag.equals(tag))
                .findFirst();
    }

    /** Every tag that {@link #tagged} knows, for messages about what is allowed. */
    public static List<String> tags() {
        return Arrays.stream(values()).map(Language::tag).toList();
    }

    /**
     * The best language for a wish given as a BCP 47 tag or an Accept-Language header, none when nothing wished for is
     * spoken here.
     */
    public static Optional<Language> matching(@Nullable String wish) {
        if (wish == null || wish.isBlank() || wish.length() > LONGEST_WISH) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(Locale.lookupTag(LanguageRange.parse(wish), tags()))
                    .flatMap(Language::tagged);
        } catch (IllegalArgumentException notALanguage) {
            return Optional.empty();
        }
    }

    /** As {@link #matching}, falling back to English: a notice in the wrong language is better than none (U4). */
    public static Language spokenBy(@Nullable String wish) {
        return matching(wish).orElse(ENGLISH);
    }
}
