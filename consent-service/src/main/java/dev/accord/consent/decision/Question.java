package dev.accord.consent.decision;

import dev.accord.consent.grant.PartnerId;
import dev.accord.consent.purpose.Action;
import dev.accord.consent.purpose.FieldKey;
import dev.accord.consent.purpose.PurposeKey;
import dev.accord.consent.subject.SubjectId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * May these fields of this person be collected, used or disclosed for this purpose?
 *
 * @param fields what is asked for; empty asks for every field the purpose has
 * @param recipient to whom; absent when it is not about one recipient
 */
record Question(
        SubjectId subject,
        Action action,
        PurposeKey purpose,
        List<FieldKey> fields,
        @Nullable PartnerId recipient) {

    static final int FIELDS_MAX = 300;

    Question {
        fields = List.copyOf(fields);
    }
}
