package dev.accord.account.value;

import dev.accord.account.catalogue.FieldKey;
import dev.accord.account.sealing.Keysets;
import dev.accord.account.sealing.SubjectSeal;
import dev.accord.account.sealing.ValueId;
import dev.accord.account.subject.SubjectId;
import dev.accord.kit.time.IdSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.bson.types.Binary;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Values between JSON and their sealed form. */
@Component
public class Vault {
    private final Keysets keysets;
    private final IdSource ids;
    private final JsonMapper json;

    Vault(Keysets keysets, IdSource ids, JsonMapper json) {
        this.keysets = keysets;
        this.ids = ids;
        this.json = json;
    }

    /** A sealed value under an id of its own. */
    public record Sealed(ValueId id, Binary bytes) {}

    /** Whose values can be opened; empty for a subject whose keyset was destroyed. */
    public Optional<SubjectSeal> of(SubjectId subject) {
        return keysets.findOrMake(subject);
    }

    public Map<SubjectId, SubjectSeal> of(Collection<SubjectId> subjects) {
        return keysets.find(subjects);
    }

    public Sealed seal(SubjectSeal seal, FieldKey field, JsonNode value) {
        ValueId id = ValueId.of(ids.next());
        return new Sealed(id, new Binary(seal.seal(field, id, json.writeValueAsBytes(value))));
    }

    public JsonNode open(SubjectSeal seal, StoredValue value) {
        return json.readTree(seal.open(value.field(), value.id(), value.sealed().getData()));
    }
}
