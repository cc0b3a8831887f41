package dev.accord.notification.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zh|CHINESE",
                "zh-Hans-CN|CHINESE",
                "en-GB|ENGLISH",
                "fr-CH, zh;q=0.9, en;q=0.8|CHINESE",
                "fr;q=0.9, en;q=0.1, zh;q=0.05|ENGLISH"
            })
    void takesTheBestLanguageItSpeaks(String wish, Language language) {
        assertThat(Language.spokenBy(wish)).isEqualTo(language);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "fr", "xx-yy-zz-0", ";;;", "en;q=7", "\u0000"})
    void fallsBackToEnglish(String wish) {
        assertThat(Language.spokenBy(wish)).isEqualTo(Language.ENGLISH);
    }
}
