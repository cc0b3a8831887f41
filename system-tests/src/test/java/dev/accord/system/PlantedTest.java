package dev.accord.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlantedTest {
    private final Planted planted = new Planted();

    @Test
    void isFoundAsItIsInAnyCase() {
        String name = planted.a("name");
        assertThat(planted.foundIn("before " + name + " after")).containsExactly("name");
        assertThat(planted.foundIn(name.toUpperCase(Locale.ROOT))).containsExactly("name");
        assertThat(planted.foundIn(name.toLowerCase(Locale.ROOT))).containsExactly("name");
        assertThat(planted.foundIn("nothing of it")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ab", "abc"})
    void isFoundInBase64WhereverItBegins(String before) {
        byte[] bytes = (before + planted.a("email") + "xyz").getBytes(StandardCharsets.UTF_8);
        assertThat(planted.foundIn(Base64.getEncoder().encodeToString(bytes))).contains("email");
        assertThat(planted.foundIn(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)))
                .contains("email");
    }

    @Test
    void isFoundEncodedForAnAddressAndInHex() {
        planted.learned("address", "mei+li@example.org");
        String encoded = URLEncoder.encode("mei+li@example.org", StandardCharsets.UTF_8);
        assertThat(planted.foundIn("?to=" + encoded)).containsExactly("address");
        String hex = HexFormat.of().formatHex(planted.a("imei").getBytes(StandardCharsets.UTF_8));
        assertThat(planted.foundIn(hex)).containsExactly("imei");
    }
}
