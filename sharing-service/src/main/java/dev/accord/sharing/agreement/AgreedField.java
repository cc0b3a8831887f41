package dev.accord.sharing.agreement;

import dev.accord.sharing.catalogue.FieldKey;

/**
 * A field that the partner may receive.
 *
 * @param sensitive whether it leaves encrypted to the partner's key only (S5); settled when the terms were written, so
 *     that both sides sign it
 */
public record AgreedField(FieldKey key, boolean sensitive) {}
