package dev.accord.account.manifest;

import dev.accord.account.catalogue.FieldKey;
import dev.accord.account.catalogue.PurposeKey;
import java.util.List;

/**
 * What a client may collect now (B11). What stands in neither list is not in the catalogue.
 *
 * @param collect by purpose, in order
 * @param withheld by purpose and field, with consent-service's reason
 */
record Manifest(List<Allowed> collect, List<Withheld> withheld) {

    record Allowed(PurposeKey purpose, List<FieldKey> fields) {}

    record Withheld(PurposeKey purpose, FieldKey field, String reason) {}
}
