package dev.accord.local.trial.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.local.trial.Figure;
import dev.accord.local.trial.Report;
import dev.accord.local.trial.Terms;
import dev.accord.local.trial.Trial;
import dev.accord.local.trial.Twin;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TrialsTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream progress = new ByteArrayOutputStream();

    @Test
    void endsWellOnlyWhenEveryFigureMeetsItsGoal() {
        assertThat(run(List.of(new Losing("watchful", 0, 3)), "watchful")).isZero();
        assertThat(run(List.of(new Losing("leaking", 1, 3)), "leaking")).isEqualTo(1);
        assertThat(said()).contains("MISSED");
    }

    @Test
    void endsWellWithABrokenTwinOnlyWhenItIsNoticed() {
        assertThat(run(List.of(new Losing("watchful", 0, 3)), "watchful", "--broken"))
                .isZero();
        assertThat(said()).contains("caught: lost 3");
        assertThat(run(List.of(new Losing("blind", 0, 0)), "blind", "--broken")).isEqualTo(1);
        assertThat(said()).contains("NOT CAUGHT: every goal was met");
    }

    @Test
    void doesNotTakeATwinForNoticedThatFailsForAnotherReason() {
        Twin twin = new Twin("a safety", Set.of("lost"));

        assertThat(twin.isCaughtBy(List.of(Figure.exactly("lost", 2, 0, "writes"), Figure.atMost("slow", 1, 10, "s"))))
                .isTrue();
        assertThat(twin.isCaughtBy(List.of(Figure.exactly("lost", 0, 0, "writes"), Figure.atMost("slow", 11, 10, "s"))))
                .isFalse();
        assertThat(twin.isCaughtBy(List.of(Figure.exactly("lost", 2, 0, "writes"), Figure.atMost("slow", 11, 10, "s"))))
                .isFalse();
    }

    @Test
    void playsEveryTrialWhateverOneOfThemCameTo() {
        List<Trial> trials = List.of(new Unplayable(), new Losing("watchful", 0, 3));

        assertThat(run(trials, "all", "--broken")).isEqualTo(1);
        assertThat(said()).contains("watchful").contains("watchful †").doesNotContain("unplayable");
        assertThat(progress.toString(StandardCharsets.UTF_8)).contains("unplayable: could not be played to the end");
    }

    @Test
    void tellsMachinesTheFirstFigureAndAllOfThem() {
        run(List.of(new Losing("watchful", 0, 3)), "watchful", "--json", "--rounds", "7");

        JsonNode told = JsonMapper.shared().readTree(said());
        assertThat(told.path("name").asString()).isEqualTo("watchful");
        assertThat(told.path("goal").asDouble()).isZero();
        assertThat(told.path("ours").asDouble()).isZero();
        assertThat(told.path("unit").asString()).isEqualTo("writes");
        assertThat(told.path("rounds").asInt()).isEqualTo(7);
        assertThat(told.path("load").size()).isEqualTo(2);
        assertThat(told.path("figures").size()).isEqualTo(1);
        assertThat(told.path("ok").asBoolean()).isTrue();
    }

    @Test
    void givesEachTrialItsOwnRounds() {
        run(List.of(new Losing("one", 0, 1), new Losing("two", 0, 1)), "all", "--json", "--rounds", "one=5,two=6");

        assertThat(said().lines()
                        .map(line -> JsonMapper.shared()
                                .readTree(line)
                                .path("rounds")
                                .asInt()))
                .containsExactly(5, 6);
    }

    @Test
    void playsOnlyThePiecesThatAreNamed() {
        assertThat(run(List.of(new InPieces()), "pieces", "--only", "b,x → y")).isZero();
        assertThat(said()).contains("[b, x → y]").doesNotContain("[a");

        assertThat(run(List.of(new InPieces()), "pieces")).isZero();
        assertThat(said()).contains("[a, b, x → y]");
    }

    @Test
    void saysWhatThereIsWhenItIsNotUnderstood() {
        List<Trial> trials = List.of(new Losing("watchful", 0, 3));

        for (String words : List.of(
                "",
                "nothing",
                "watchful --rounds",
                "watchful --rounds 0",
                "all --rounds other=3",
                "watchful --only",
                "watchful --only some")) {
            assertThat(run(trials, words.split(" "))).as(words).isEqualTo(2);
            assertThat(said()).contains("accord trial NAME|all").contains("loses nothing");
        }
    }

    private int run(List<Trial> trials, String... words) {
        out.reset();
        progress.reset();
        return new Trials(trials, printing(out), printing(progress)).run(List.of(words));
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream printing(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    /** A trial that loses so many, and its twin so many. */
    private record Losing(String name, int safe, int weakened) implements Trial {
        @Override
        public String promise() {
            return "loses nothing";
        }

        @Override
        public String round() {
            return "tries";
        }

        @Override
        public int usualRounds() {
            return 1;
        }

        @Override
        public Twin twin() {
            return new Twin("a safety", Set.of("lost"));
        }

        @Override
        public Report run(Terms terms) {
            Figure lost = Figure.exactly("lost", terms.broken() ? weakened : safe, 0, "writes");
            return new Report(terms.rounds(), List.of(lost), Map.of());
        }
    }

    private static final class Unplayable implements Trial {
        @Override
        public String name() {
            return "unplayable";
        }

        @Override
        public String promise() {
            return "nothing";
        }

        @Override
        public String round() {
            return "tries";
        }

        @Override
        public int usualRounds() {
            return 1;
        }

        @Override
        public Twin twin() {
            return new Twin("nothing", Set.of());
        }

        @Override
        public Report run(Terms terms) throws IOException {
            throw new IOException("no platform came up");
        }
    }

    /** Three pieces, of which those that are played are told. */
    private record InPieces() implements Trial {
        @Override
        public String name() {
            return "pieces";
        }

        @Override
        public String promise() {
            return "plays what it is told to";
        }

        @Override
        public String round() {
            return "times";
        }

        @Override
        public int usualRounds() {
            return 1;
        }

        @Override
        public boolean hasPieces() {
            return true;
        }

        @Override
        public Twin twin() {
            return new Twin("a safety", Set.of("lost"));
        }

        @Override
        public Report run(Terms terms) {
            List<String> played =
                    Stream.of("a", "b", "x → y").filter(terms::includes).toList();
            return new Report(1, List.of(Figure.exactly("lost", 0, 0, "writes")), Map.of("played", played.toString()));
        }
    }
}
