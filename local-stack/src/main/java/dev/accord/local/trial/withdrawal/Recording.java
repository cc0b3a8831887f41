package dev.accord.local.trial.withdrawal;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What came out of the gateway and when: one long text per connection with a time for every byte of it. */
final class Recording {
    private static final Pattern ENCODED = Pattern.compile("\\r\\nContent-Encoding:", Pattern.CASE_INSENSITIVE);

    private final List<Spoken> connections;

    private Recording(List<Spoken> connections) {
        this.connections = connections;
    }

    static Recording of(List<Chunk> chunks) {
        Map<Integer, List<Chunk>> byConnection = new HashMap<>();
        chunks.forEach(chunk -> byConnection
                .computeIfAbsent(chunk.connection(), none -> new ArrayList<>())
                .add(chunk));
        return new Recording(byConnection.values().stream().map(Spoken::of).toList());
    }

    static Recording read(Path file) throws IOException {
        List<Chunk> chunks = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            while (true) {
                chunks.add(Chunk.read(in));
            }
        } catch (EOFException end) {
            return of(chunks);
        }
    }

    /** When the first byte of this text came out, on whichever connection. */
    OptionalLong firstSeen(String text) {
        return connections.stream()
                .flatMapToLong(heard -> heard.occurrences(text).stream().mapToLong(heard::at))
                .min();
    }

    /** How many bytes of the items about this subject came out after one moment and before another. */
    long bytesAbout(String subject, long after, long before) {
        return connections.stream()
                .mapToLong(heard -> heard.bytesAbout(subject, after, before))
                .sum();
    }

    /** When the last byte of an item about this subject came out before a moment. */
    OptionalLong lastSeen(String subject, long before) {
        return connections.stream()
                .flatMapToLong(heard -> heard.lastSeen(subject, before).stream())
                .max();
    }

    /** Answers that were compressed, in which nobody is recognised. */
    long encodedAnswers() {
        return connections.stream()
                .mapToLong(heard -> ENCODED.matcher(heard.text()).results().count())
                .sum();
    }

    long bytes() {
        return connections.stream().mapToLong(heard -> heard.text().length()).sum();
    }

    /** One connection: its bytes as Latin-1 text, so that an index into it is an index into the bytes. */
    private record Spoken(String text, List<Long> times, List<Integer> begins) {

        static Spoken of(List<Chunk> chunks) {
            StringBuilder text = new StringBuilder();
            List<Long> times = new ArrayList<>();
            List<Integer> begins = new ArrayList<>();
            for (Chunk chunk : chunks) {
                begins.add(text.length());
                times.add(chunk.at());
                text.append(new String(chunk.bytes(), StandardCharsets.ISO_8859_1));
            }
            return new Spoken(text.toString(), times, begins);
        }

        List<Integer> occurrences(String wanted) {
            List<Integer> found = new ArrayList<>();
            for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
                found.add(at);
            }
            return found;
        }

        long at(int index) {
            int low = 0;
            int high = begins.size() - 1;
            while (low < high) {
                int middle = (low + high + 1) >>> 1;
                if (begins.get(middle) <= index) {
                    low = middle;
                } else {
                    high = middle - 1;
                }
            }
            return times.get(low);
        }

        private List<Item> itemsAbout(String subject) {
            return occurrences("\"" + subject + "\"").stream()
                    .map(at -> Item.around(text, at))
                    .filter(Item::carriesData)
                    .toList();
        }

        OptionalLong lastSeen(String subject, long before) {
            return itemsAbout(subject).stream()
                    .mapToLong(item -> at(item.end() - 1))
                    .filter(seen -> seen < before)
                    .max();
        }

        long bytesAbout(String subject, long after, long before) {
            return itemsAbout(subject).stream()
                    .flatMapToInt(item -> IntStream.range(item.begin(), item.end()))
                    .mapToLong(this::at)
                    .filter(seen -> seen > after && seen < before)
                    .count();
        }
    }
}
