package dev.accord.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.local.intruder.Documents;
import dev.accord.local.intruder.Documents.Operation;
import dev.accord.local.intruder.Row;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A test of what a service's OpenAPI documents say about who may call its operations: the same as the table that people
 * review (ADR 0027), with no operation that is in no row, and no row without an operation.
 */
public interface DeclaredCallers {

    /** What the table calls the service. */
    String service();

    /** What the service serves at this address to somebody without a token. */
    JsonNode document(String path) throws Exception;

    @Test
    default void letsThoseCallEachOperationWhomTheTableNames() throws Exception {
        Map<String, Set<String>> declared = Stream.of(document("/v3/api-docs"), document("/v3/api-docs/inner"))
                .flatMap(document -> Documents.operationsIn(service(), document).stream())
                .collect(Collectors.toMap(Operation::toString, Operation::callers));
        Map<String, Set<String>> expected = Row.all().stream()
                .filter(row -> row.service().equals(service()))
                .collect(Collectors.toMap(Row::toString, Row::callers));

        assertThat(declared).containsExactlyInAnyOrderEntriesOf(expected);
    }
}
