package dev.accord.consent.grant;

import dev.accord.consent.policy.VersionLabel;
import dev.accord.consent.purpose.PurposeKey;
import dev.accord.consent.receipt.ReceiptId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A person's choices as they read them: one line for each purpose and recipient. */
record ChoicesView(long seq, List<ChoiceView> choices) {

    /** @param actions what was last said about each action; the rest of the line is from the latest of them */
    record ChoiceView(
            PurposeKey purpose,
            @Nullable PartnerId recipient,
            Map<String, ChoiceState> actions,
            Instant since,
            VersionLabel policyVersion,
            ReceiptId receiptId,
            @Nullable Instant until) {}

    private record Line(PurposeKey purpose, @Nullable PartnerId recipient) {}

    static ChoicesView of(Subject subject) {
        var lines = subject.choices().stream()
                .collect(Collectors.groupingBy(
                        it -> new Line(it.purpose(), it.recipient()), LinkedHashMap::new, Collectors.toList()));
        var views = new ArrayList<ChoiceView>();
        lines.forEach((line, choices) -> views.add(view(line, choices)));
        views.sort(Comparator.comparing((ChoiceView it) -> it.purpose().value())
                .thenComparing(it -> Objects.toString(it.recipient(), "")));
        return new ChoicesView(subject.seq(), views);
    }

    private static ChoiceView view(Line line, List<Choice> choices) {
        var actions = new TreeMap<String, ChoiceState>();
        choices.forEach(it -> actions.put(it.action().key(), it.state()));
        var latest = choices.stream().max(Comparator.comparing(Choice::since)).orElseThrow();
        return new ChoiceView(
                line.purpose(),
                line.recipient(),
                actions,
                latest.since(),
                latest.policyVersion(),
                latest.receipt(),
                latest.until());
    }
}
