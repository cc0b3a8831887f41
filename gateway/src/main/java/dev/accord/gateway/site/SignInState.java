package dev.accord.gateway.site;

import dev.accord.gateway.trust.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells the page whether there is a session, and nothing about whose it is. */
@RestController
class SignInState {

    @GetMapping("/site/session")
    ResponseEntity<Map<String, Boolean>> state(HttpServletRequest request) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(Map.of("signed_in", !(Caller.of(request) instanceof Caller.Stranger)));
    }
}
