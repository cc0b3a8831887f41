package dev.accord.account.catalogue;

import java.util.Collection;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Anyone may read what may be held, without signing in. */
@RestController
class CatalogueController {
    private final Catalogue catalogue;

    CatalogueController(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GetMapping("/api/account/catalogue")
    CatalogueView read() {
        return new CatalogueView(catalogue.fields());
    }

    record CatalogueView(Collection<Field> items) {}
}
