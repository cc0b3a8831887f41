package dev.accord.local.intruder;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is expected of one operation.
 *
 * @param service whose it is: account, consent, sharing or notification
 * @param method the HTTP method
 * @param path with its variables in braces
 * @param callers who may call it
 * @param whose the kind of object it is about that belongs to one caller; empty when there is none
 * @param body what reaches that object; empty when the path does
 */
public record Row(String service, String method, String path, Set<String> callers, String whose, String body) {
    /** Stands in {@link #callers} for everyone, with or without a token. */
    static final String ANYONE = "anyone";

    private static final String TABLE = "/intruder/who-may-call-what.txt";

    public Row {
        callers = Set.copyOf(callers);
    }

    /** The whole table. */
    public static List<Row> all() {
        try (InputStream in = Row.class.getResourceAsStream(TABLE)) {
            if (in == null) {
                throw new IllegalStateException("the table is missing from this build");
            }
            return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<Row> read(String table) {
        List<Row> rows = new ArrayList<>();
        String service = "";
        for (String line : table.lines().map(String::strip).toList()) {
            if (line.startsWith("[")) {
                service = line.substring(1, line.length() - 1);
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                String[] cells = line.split("\\|", 4);
                String[] operation = cells[0].strip().split(" ", 2);
                rows.add(new Row(
                        service,
                        operation[0],
                        operation[1],
                        new TreeSet<>(List.of(cells[1].strip().split(" "))),
                        cells.length > 2 ? cells[2].strip() : "",
                        cells.length > 3 ? cells[3].strip() : ""));
            }
        }
        return List.copyOf(rows);
    }

    /** Whether the gateway has a way to it. */
    boolean isOutside() {
        return path.startsWith("/api/");
    }

    boolean isForAnyone() {
        return callers.contains(ANYONE);
    }

    @Override
    public String toString() {
        return service + ": " + method + " " + path;
    }
}
