package dev.accord.local.platform;

import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * The key files that services read from {@code ACCORD_KEYS_DIR}: made once, then never changed, since data is sealed
 * with them (R2).
 */
public final class KeyFiles {
    private static final List<String> KEY_ENCRYPTION_KEYS = List.of("account-kek.json", "sharing-kek.json");
    private static final List<String> SIGNING_KEYS = List.of("consent-signing.jwk", "sharing-signing.jwk");

    private KeyFiles() {}

    /** Makes the files that are missing in {@code folder}, readable by their owner only. */
    public static void makeIn(Path folder) {
        for (String name : KEY_ENCRYPTION_KEYS) {
            make(folder.resolve(name), KeyFiles::keyEncryptionKey);
        }
        for (String name : SIGNING_KEYS) {
            make(folder.resolve(name), KeyFiles::signingKey);
        }
    }

    private static void make(Path file, Callable<String> key) {
        if (Files.exists(file)) {
            return;
        }
        try {
            PrivateFile.write(file, key.call() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException("No key could be made for " + file, e);
        }
    }

    private static String keyEncryptionKey() throws GeneralSecurityException {
        Configuration aead = AeadConfig2026.get();
        KeysetHandle keyset = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, aead);
        return TinkJsonProtoKeysetFormat.serializeKeyset(keyset, aead, InsecureSecretKeyAccess.get());
    }

    private static String signingKey() throws JOSEException {
        return new ECKeyGenerator(Curve.P_256)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.ES256)
                .keyIDFromThumbprint(true)
                .generate()
                .toJSONString();
    }
}
