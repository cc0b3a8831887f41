package dev.accord.sharing.catalogue;

import java.util.List;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.GetMapping;

/** The field catalogue as account-service publishes it. */
@FeignClient(name = "account-service", contextId = "account-catalogue", url = "http://account-service")
interface AccountCatalogueClient {

    @GetMapping("/api/account/catalogue")
    Catalogue catalogue();

    /** All fields. */
    record Catalogue(List<Field> items) {}

    /** What sharing needs to know of a field. */
    record Field(String key, String sensitivity) {}
}
