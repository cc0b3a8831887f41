package dev.accord.account.sealing;

import com.google.crypto.tink.Aead;
import dev.accord.account.catalogue.FieldKey;
import dev.accord.account.subject.SubjectId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/**
 * Closes and opens the values of one subject. A ciphertext opens only under the same subject, field and value id, so a
 * document copied to another place in the store opens nowhere.
 */
public final class SubjectSeal {
    private final SubjectId subject;
    private final Aead aead;

    SubjectSeal(SubjectId subject, Aead aead) {
        this.subject = subject;
        this.aead = aead;
    }

    public byte[] seal(FieldKey field, ValueId value, byte[] plain) {
        try {
            return aead.encrypt(plain, place(field, value));
        } catch (GeneralSecurityException broken) {
            throw new SealBroken("a value could not be sealed", broken);
        }
    }

    /** @throws SealBroken when the ciphertext was not sealed for exactly this place */
    public byte[] open(FieldKey field, ValueId value, byte[] sealed) {
        try {
            return aead.decrypt(sealed, place(field, value));
        } catch (GeneralSecurityException broken) {
            throw new SealBroken("a sealed value does not open in its place", broken);
        }
    }

    // None of the three parts can contain the bar, so two places never share their bytes.
    private byte[] place(FieldKey field, ValueId value) {
        return (subject.value() + "|" + field.value() + "|" + value.value()).getBytes(StandardCharsets.UTF_8);
    }
}
