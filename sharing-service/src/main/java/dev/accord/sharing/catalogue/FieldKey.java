package dev.accord.sharing.catalogue;

import dev.accord.kit.store.TypedId;

/** One catalogued item of personal data, such as {@code device.imei}. */
public record FieldKey(String value) implements TypedId {

    /** The group the field belongs to: {@code device}. */
    public String category() {
        int dot = value.indexOf('.');
        return dot < 0 ? value : value.substring(0, dot);
    }
}
