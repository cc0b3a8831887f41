package dev.accord.account.catalogue;

import dev.accord.kit.identity.OpenToAll;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Collection;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Anyone may read what may be held, without signing in. */
@RestController
@Tag(name = "Catalogue", description = "What may be held at all; open to anyone.")
class CatalogueController {
    private final Catalogue catalogue;

    CatalogueController(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Operation(summary = "Every field with its sensitivity, limits, purposes and retention")
    @OpenToAll
    @GetMapping("/api/account/catalogue")
    CatalogueView read() {
        return new CatalogueView(catalogue.fields());
    }

    record CatalogueView(Collection<Field> items) {}
}
