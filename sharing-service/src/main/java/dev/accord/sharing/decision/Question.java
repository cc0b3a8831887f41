package dev.accord.sharing.decision;

import dev.accord.sharing.catalogue.FieldKey;
import dev.accord.sharing.catalogue.PurposeKey;
import dev.accord.sharing.partner.PartnerId;
import java.util.List;

/** May these fields be disclosed for this purpose to this partner? */
public record Question(PurposeKey purpose, List<FieldKey> fields, PartnerId recipient) {}
