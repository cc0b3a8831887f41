package dev.accord.account.profile;

import dev.accord.account.catalogue.FieldKey;
import dev.accord.account.catalogue.PurposeKey;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The fields of the profile by the names a client uses, and the purpose they are held for. */
final class ProfileFields {
    static final PurposeKey SERVICE = new PurposeKey("service");
    static final FieldKey DISPLAY_NAME = new FieldKey("account.display_name");
    static final FieldKey LANGUAGE = new FieldKey("account.language");
    static final FieldKey PHONE = new FieldKey("contact.phone");

    /** Taken from the identity provider's token, which has checked it; not to be sent in. */
    static final FieldKey EMAIL = new FieldKey("contact.email");

    static final SortedMap<String, FieldKey> WRITABLE = Collections.unmodifiableSortedMap(
            new TreeMap<>(Map.of("display_name", DISPLAY_NAME, "language", LANGUAGE, "phone", PHONE)));

    private ProfileFields() {}

    static boolean isShown(FieldKey field) {
        return field.equals(EMAIL) || WRITABLE.containsValue(field);
    }

    static String nameOf(FieldKey field) {
        return field.value().substring(field.value().indexOf('.') + 1);
    }

    static String sourceOf(FieldKey field) {
        return field.equals(EMAIL) ? "identity-provider" : "person";
    }
}
