package dev.accord.local.intruder;

import dev.accord.local.intruder.Documents.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Holds the table and the OpenAPI documents against each other. */
public final class Declarations {
    private Declarations() {}

    /** Operations without a row, rows without an operation, and rows that differ from what the code declares. */
    public static List<Finding> differences(List<Row> rows, List<Operation> operations) {
        Map<String, Row> expected = new LinkedHashMap<>();
        rows.forEach(row -> expected.put(row.toString(), row));
        List<Finding> findings = new ArrayList<>();
        for (Operation operation : operations) {
            Row row = expected.remove(operation.toString());
            if (row == null) {
                findings.add(new Finding(operation.toString(), "is in no row of the table"));
            } else if (!row.callers().equals(operation.callers())) {
                findings.add(new Finding(
                        operation.toString(),
                        "the table lets " + row.callers() + " call it, the code " + operation.callers()));
            }
        }
        expected.values().forEach(row -> findings.add(new Finding(row.toString(), "there is no such operation")));
        return List.copyOf(findings);
    }
}
