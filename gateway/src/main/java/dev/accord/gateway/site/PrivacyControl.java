package dev.accord.gateway.site;

import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says that we honour Global Privacy Control (K2): each request with {@code Sec-GPC: 1} reaches services as such. */
@RestController
class PrivacyControl {

    @GetMapping("/.well-known/gpc.json")
    Map<String, Object> honoured() {
        return Map.of("gpc", true, "lastUpdate", "2026-11-24");
    }
}
