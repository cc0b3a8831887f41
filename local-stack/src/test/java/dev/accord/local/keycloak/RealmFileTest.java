package dev.accord.local.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RealmFileTest {
    private final JsonNode realm = JsonMapper.builder().build().readTree(RealmFile.template());

    @Test
    void allowsNoWildcardRedirect() {
        assertThat(realm.get("clients")
                        .valueStream()
                        .flatMap(client -> client.path("redirectUris").valueStream())
                        .map(JsonNode::asString))
                .isNotEmpty()
                .noneMatch(uri -> uri.contains("*"));
    }

    @Test
    void allowsNobodyToSendAPasswordToTheTokenEndpoint() {
        assertThat(realm.get("clients").valueStream())
                .allMatch(client -> !client.path("directAccessGrantsEnabled").asBoolean(false));
    }

    @Test
    void givesNoScopeToAClientThatDoesNotAskForIt() {
        assertThat(realm.get("defaultDefaultClientScopes")).isEmpty();
        assertThat(realm.get("clients").valueStream())
                .allMatch(client -> client.has("defaultClientScopes")
                        && !client.get("fullScopeAllowed").asBoolean());
    }

    @Test
    void keepsNoSecretOfAClientInTheFile() {
        assertThat(realm.get("clients")
                        .valueStream()
                        .filter(client -> client.has("secret"))
                        .map(client -> client.get("secret").asString()))
                .hasSize(6)
                .allMatch(secret -> secret.startsWith("${ACCORD_SECRET_"));
    }

    @Test
    void namesTheValueItLacks() {
        assertThatThrownBy(() -> RealmFile.filled(Map.of())).hasMessageContaining("ACCORD_");
    }
}
