package dev.accord.local.intruder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.local.intruder.Documents.Operation;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class DeclarationsTest {
    private static final List<Row> TABLE = Row.read("""
            # who may
            [consent]
            GET /api/consent/me | user
            GET /api/consent/receipts/{id} | user | receipt
            """);

    @Test
    void findsNothingWhereTableAndCodeSayTheSame() {
        assertThat(Declarations.differences(
                        TABLE,
                        List.of(operation("/api/consent/me", "user"), operation("/api/consent/receipts/{id}", "user"))))
                .isEmpty();
    }

    @Test
    void findsAnOperationThatIsInNoRow() {
        assertThat(Declarations.differences(
                        TABLE,
                        List.of(
                                operation("/api/consent/me", "user"),
                                operation("/api/consent/receipts/{id}", "user"),
                                operation("/api/consent/new", "user"))))
                .containsExactly(new Finding("consent: GET /api/consent/new", "is in no row of the table"));
    }

    @Test
    void findsARowWhoseOperationIsGone() {
        assertThat(Declarations.differences(TABLE, List.of(operation("/api/consent/me", "user"))))
                .containsExactly(new Finding("consent: GET /api/consent/receipts/{id}", "there is no such operation"));
    }

    @Test
    void findsAnOperationThatLetsOthersInThanTheTableSays() {
        assertThat(Declarations.differences(
                        TABLE,
                        List.of(
                                operation("/api/consent/me", "auditor"),
                                operation("/api/consent/receipts/{id}", "user"))))
                .containsExactly(new Finding(
                        "consent: GET /api/consent/me", "the table lets [user] call it, the code [auditor]"));
    }

    private static Operation operation(String path, String caller) {
        var nothing = JsonMapper.shared().createObjectNode();
        return new Operation("consent", "GET", path, Set.of(caller), nothing, nothing);
    }
}
