package dev.accord.account.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dev.accord.account.catalogue.FieldKey;
import dev.accord.account.subject.SubjectId;
import java.security.GeneralSecurityException;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class SealingProperties {
    private static final SubjectId MEI = new SubjectId("mei");
    private static final SubjectId JONAS = new SubjectId("jonas");
    private static final FieldKey IMEI = new FieldKey("device.imei");
    private static final FieldKey MAC = new FieldKey("device.mac");

    private final KeyEncryptionKey kek = freshKek();
    private final byte[] wrapped = kek.freshWrappedKeyset(MEI);
    private final SubjectSeal seal = kek.unwrap(MEI, wrapped);

    @Property(tries = 200)
    void whatWasSealedOpensInItsPlace(@ForAll byte[] plain, @ForAll long id) {
        ValueId value = ValueId.of(new UUID(id, 1));
        assertThat(kek.unwrap(MEI, wrapped).open(IMEI, value, seal.seal(IMEI, value, plain)))
                .isEqualTo(plain);
    }

    @Property(tries = 100)
    void whatWasSealedOpensNowhereElse(@ForAll byte[] plain, @ForAll long id) {
        ValueId value = ValueId.of(new UUID(id, 1));
        ValueId other = ValueId.of(new UUID(id, 2));
        byte[] sealed = seal.seal(IMEI, value, plain);
        assertThatThrownBy(() -> seal.open(MAC, value, sealed)).isInstanceOf(SealBroken.class);
        assertThatThrownBy(() -> seal.open(IMEI, other, sealed)).isInstanceOf(SealBroken.class);
        SubjectSeal jonas = kek.unwrap(JONAS, kek.freshWrappedKeyset(JONAS));
        assertThatThrownBy(() -> jonas.open(IMEI, value, sealed)).isInstanceOf(SealBroken.class);
    }

    @Property(tries = 100)
    void oneChangedBitIsNoticed(@ForAll byte[] plain, @ForAll int where) {
        ValueId value = ValueId.of(new UUID(0, 1));
        byte[] sealed = seal.seal(IMEI, value, plain);
        sealed[Math.floorMod(where, sealed.length)] ^= 1;
        assertThatThrownBy(() -> seal.open(IMEI, value, sealed)).isInstanceOf(SealBroken.class);
    }

    @Example
    void aKeysetOpensOnlyForItsSubjectAndUnderItsKek() {
        assertThatThrownBy(() -> kek.unwrap(JONAS, wrapped)).isInstanceOf(SealBroken.class);
        assertThatThrownBy(() -> freshKek().unwrap(MEI, wrapped)).isInstanceOf(SealBroken.class);
    }

    @Example
    void theSameTextNeverSealsToTheSameBytes() {
        ValueId value = ValueId.of(new UUID(0, 1));
        assertThat(seal.seal(IMEI, value, new byte[] {1})).isNotEqualTo(seal.seal(IMEI, value, new byte[] {1}));
    }

    private static KeyEncryptionKey freshKek() {
        try {
            return KeyEncryptionKey.of(
                    KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get()));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
