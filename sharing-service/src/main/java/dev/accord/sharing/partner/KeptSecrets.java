package dev.accord.sharing.partner;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Seals what this service must keep but nobody may read in its store: registration tokens, webhook secrets, cursors. */
@Component
public class KeptSecrets {

    private final Aead aead;

    KeptSecrets(KeySettings settings) throws GeneralSecurityException, IOException {
        var keyset = Files.readString(settings.dir().resolve("sharing-kek.json"));
        this.aead = TinkJsonProtoKeysetFormat.parseKeyset(keyset, AeadConfig2026.get(), InsecureSecretKeyAccess.get())
                .getPrimitive(AeadConfig2026.get(), Aead.class);
    }

    /** @param use what it is and whose; it opens for the same use only */
    public String seal(String clear, String use) {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(aead.encrypt(bytes(clear), bytes(use)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Could not seal a " + use.split("\\|", 2)[0], e);
        }
    }

    /** Empty when it was not sealed here for that use. */
    public Optional<String> open(String sealed, String use) {
        try {
            return Optional.of(new String(
                    aead.decrypt(Base64.getUrlDecoder().decode(sealed), bytes(use)), StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
