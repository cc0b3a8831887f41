package dev.accord.consent.policy;

import dev.accord.consent.purpose.Language;
import dev.accord.consent.purpose.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Collects what a comparison finds; knows how to compare texts, sets and keyed lists, and nothing about policies. */
final class ChangeList {

    private final List<Change> changes = new ArrayList<>();

    List<Change> changes() {
        return List.copyOf(changes);
    }

    void text(String path, Text was, Text is) {
        var languages = new TreeSet<>(was.byLanguage().keySet());
        languages.addAll(is.byLanguage().keySet());
        for (String tag : languages) {
            var language = new Language(tag);
            changed(ChangeKind.PROSE_CHANGED, path + "/" + tag, was.in(language), is.in(language), false);
        }
    }

    void sets(
            String path,
            Collection<String> was,
            Collection<String> is,
            ChangeKind removed,
            boolean removalShrinks,
            ChangeKind added,
            boolean additionShrinks) {
        was.stream()
                .filter(it -> !is.contains(it))
                .forEach(it -> add(removed, path + "/" + it, it, null, removalShrinks));
        is.stream()
                .filter(it -> !was.contains(it))
                .forEach(it -> add(added, path + "/" + it, null, it, additionShrinks));
    }

    interface Both<T> {
        void compare(String path, T was, T is);
    }

    interface One<T> {
        void tell(String path, T it);
    }

    static <T> void match(
            String path, List<T> was, List<T> is, Function<T, String> key, One<T> gone, One<T> come, Both<T> both) {
        Map<String, T> old = new LinkedHashMap<>();
        was.forEach(it -> old.put(key.apply(it), it));
        Consumer<T> tell = it -> {
            var at = path + "/" + key.apply(it);
            var former = old.remove(key.apply(it));
            if (former == null) {
                come.tell(at, it);
            } else if (!former.equals(it)) {
                both.compare(at, former, it);
            }
        };
        is.forEach(tell);
        old.values().forEach(it -> gone.tell(path + "/" + key.apply(it), it));
    }

    void changed(ChangeKind kind, String subject, String was, String is, boolean shrinks) {
        if (!Objects.equals(was, is)) {
            add(kind, subject, was, is, shrinks);
        }
    }

    void add(ChangeKind kind, String subject, @Nullable String was, @Nullable String is, boolean shrinks) {
        changes.add(new Change(kind, subject, was, is, shrinks));
    }
}
