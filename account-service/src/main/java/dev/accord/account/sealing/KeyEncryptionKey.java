package dev.accord.account.sealing;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dev.accord.account.subject.SubjectId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** Wraps the keyset of a subject. It never touches a value itself, so that destroying a keyset erases its subject. */
final class KeyEncryptionKey {
    private static final Configuration AEAD_ONLY = AeadConfig2026.get();

    private final Aead kek;

    private KeyEncryptionKey(Aead kek) {
        this.kek = kek;
    }

    /** @param file a Tink keyset (AES256_GCM) as JSON, readable by this service only */
    static KeyEncryptionKey from(Path file) {
        try {
            return of(TinkJsonProtoKeysetFormat.parseKeyset(
                    Files.readString(file), AEAD_ONLY, InsecureSecretKeyAccess.get()));
        } catch (IOException | GeneralSecurityException unusable) {
            throw new IllegalStateException("no usable key-encryption key in " + file.getFileName(), unusable);
        }
    }

    static KeyEncryptionKey of(KeysetHandle handle) throws GeneralSecurityException {
        return new KeyEncryptionKey(handle.getPrimitive(AEAD_ONLY, Aead.class));
    }

    byte[] freshWrappedKeyset(SubjectId subject) {
        try {
            var fresh = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AEAD_ONLY);
            return TinkProtoKeysetFormat.serializeEncryptedKeyset(fresh, kek, owner(subject), AEAD_ONLY);
        } catch (GeneralSecurityException broken) {
            throw new SealBroken("a keyset could not be wrapped", broken);
        }
    }

    SubjectSeal unwrap(SubjectId subject, byte[] wrapped) {
        try {
            var keyset = TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, kek, owner(subject), AEAD_ONLY);
            return new SubjectSeal(subject, keyset.getPrimitive(AEAD_ONLY, Aead.class));
        } catch (GeneralSecurityException broken) {
            throw new SealBroken("a wrapped keyset does not open for its subject", broken);
        }
    }

    private static byte[] owner(SubjectId subject) {
        return subject.value().getBytes(StandardCharsets.UTF_8);
    }
}
