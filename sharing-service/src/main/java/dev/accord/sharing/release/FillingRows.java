package dev.accord.sharing.release;

import dev.accord.kit.time.MonotonicClock;
import dev.accord.sharing.catalogue.FieldKey;
import dev.accord.sharing.pairwise.PairwiseId;
import dev.accord.sharing.pairwise.PairwiseIds;
import dev.accord.sharing.pairwise.SubjectId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads and encrypts, before anything is decided: that takes long, and the lease is short. Stops when the time or the
 * size of a page is used up, but never before the first subject.
 */
@Component
class FillingRows {

    private static final int FIRST_CHUNK = 32;
    private static final int OVERHEAD_BYTES_PER_FIELD = 120;
    private static final int OVERHEAD_BYTES_PER_ROW = 200;

    private final HeldValues held;
    private final PairwiseIds pairwiseIds;
    private final MonotonicClock monotonic;
    private final JsonMapper json;
    private final ReleaseSettings settings;

    FillingRows(
            HeldValues held,
            PairwiseIds pairwiseIds,
            MonotonicClock monotonic,
            JsonMapper json,
            ReleaseSettings settings) {
        this.held = held;
        this.pairwiseIds = pairwiseIds;
        this.monotonic = monotonic;
        this.json = json;
        this.settings = settings;
    }

    /** Rows of the first candidates, as many as fit. */
    List<Row> fill(ReleaseQuestion question, Sealing sealing) {
        var rows = new ArrayList<Row>();
        long deadline = question.arrivedAtNanos() + settings.preparationBudget().toNanos();
        long room = settings.largestPage().toBytes() - 4096;
        int chunk = FIRST_CHUNK;
        for (int from = 0; from < question.candidates().size(); from += chunk, chunk *= 2) {
            var subjects = question.candidates()
                    .subList(from, Math.min(from + chunk, question.candidates().size()));
            var values = held.of(subjects, question.asked().keys());
            var ids = pairwiseIds.of(question.partner().id(), subjects);
            for (var subject : subjects) {
                boolean late = monotonic.nanos() - deadline >= 0;
                if (!rows.isEmpty() && late) {
                    return rows;
                }
                var row =
                        row(question, sealing, subject, pairwise(ids, subject), values.getOrDefault(subject, Map.of()));
                room -= size(row, question);
                if (!rows.isEmpty() && room < 0) {
                    return rows;
                }
                rows.add(row);
            }
        }
        return rows;
    }

    String seal(Sealing sealing, Map<FieldKey, JsonNode> sensitive) {
        return sealing.seal(json.writeValueAsBytes(named(sensitive)));
    }

    private Row row(
            ReleaseQuestion question,
            Sealing sealing,
            SubjectId subject,
            PairwiseId pairwise,
            Map<FieldKey, JsonNode> values) {
        var sealedOnly = question.asked().sensitive();
        var clear = new LinkedHashMap<FieldKey, JsonNode>();
        var sensitive = new LinkedHashMap<FieldKey, JsonNode>();
        values.forEach((key, value) -> (sealedOnly.contains(key) ? sensitive : clear).put(key, value));
        @Nullable String sealed = sensitive.isEmpty() ? null : seal(sealing, sensitive);
        return new Row(subject, pairwise, clear, sensitive, sealed);
    }

    private long size(Row row, ReleaseQuestion question) {
        int sealed = row.sealed() == null ? 0 : row.sealed().length();
        int fields =
                question.asked().agreed().size() + question.asked().outside().size();
        return json.writeValueAsBytes(named(row.clear())).length
                + sealed
                + (long) fields * OVERHEAD_BYTES_PER_FIELD
                + OVERHEAD_BYTES_PER_ROW;
    }

    private static Map<String, JsonNode> named(Map<FieldKey, JsonNode> values) {
        return values.entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().value(), Map.Entry::getValue));
    }

    private static PairwiseId pairwise(Map<SubjectId, PairwiseId> ids, SubjectId subject) {
        var id = ids.get(subject);
        if (id == null) {
            throw new IllegalStateException("a subject was given no pairwise id");
        }
        return id;
    }
}
