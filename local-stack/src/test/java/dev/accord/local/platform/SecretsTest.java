package dev.accord.local.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.nimbusds.jose.jwk.ECKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir
    private Path folder;

    @Test
    void makesSecretsOnceAndKeepsThem() {
        Path file = folder.resolve("secrets.json");
        Secrets made = Secrets.keptIn(file);
        assertThat(Secrets.keptIn(file)).isEqualTo(made);
        assertThat(made.byName().values()).doesNotHaveDuplicates().allMatch(secret -> secret.length() >= 40);
    }

    @Test
    void givesEveryInstallationItsOwn() {
        assertThat(Secrets.keptIn(folder.resolve("a/secrets.json")).of("site"))
                .isNotEqualTo(Secrets.keptIn(folder.resolve("b/secrets.json")).of("site"));
    }

    @Test
    void letsOnlyTheOwnerRead() throws Exception {
        Secrets.keptIn(folder.resolve("secrets.json"));
        KeyFiles.makeIn(folder.resolve("keys"));
        assertThat(permissions("secrets.json")).isEqualTo("rw-------");
        assertThat(permissions("keys")).isEqualTo("rwx------");
        assertThat(permissions("keys/account-kek.json")).isEqualTo("rw-------");
        assertThat(permissions("keys/consent-signing.jwk")).isEqualTo("rw-------");
    }

    @Test
    void neverPrintsASecret() {
        Secrets secrets = Secrets.keptIn(folder.resolve("secrets.json"));
        assertThat(secrets.toString()).doesNotContain(secrets.of("site"));
    }

    @Test
    void makesKeysThatSealAndSign() throws Exception {
        KeyFiles.makeIn(folder);
        Aead aead = TinkJsonProtoKeysetFormat.parseKeyset(
                        Files.readString(folder.resolve("account-kek.json")),
                        AeadConfig2026.get(),
                        InsecureSecretKeyAccess.get())
                .getPrimitive(AeadConfig2026.get(), Aead.class);
        assertThat(aead.decrypt(aead.encrypt(new byte[] {1}, new byte[0]), new byte[0]))
                .containsExactly(1);
        ECKey key = ECKey.parse(Files.readString(folder.resolve("sharing-signing.jwk")));
        assertThat(key.isPrivate()).isTrue();
        assertThat(key.getKeyID()).isNotBlank();
    }

    @Test
    void neverReplacesAKeyThatDataIsSealedWith() throws Exception {
        KeyFiles.makeIn(folder);
        String made = Files.readString(folder.resolve("account-kek.json"));
        KeyFiles.makeIn(folder);
        assertThat(Files.readString(folder.resolve("account-kek.json"))).isEqualTo(made);
    }

    private String permissions(String file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file)));
    }
}
