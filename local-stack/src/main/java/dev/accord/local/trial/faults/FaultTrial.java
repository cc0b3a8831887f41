package dev.accord.local.trial.faults;

import dev.accord.local.demo.DemoOptions;
import dev.accord.local.trial.BrokenTwin;
import dev.accord.local.trial.BrokenTwin.Weakening;
import dev.accord.local.trial.OwnPlatform;
import dev.accord.local.trial.Report;
import dev.accord.local.trial.Terms;
import dev.accord.local.trial.Trial;
import dev.accord.local.trial.Twin;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/** Spoils the answers on every edge in every way, and looks what people, an officer and a partner get meanwhile. */
public final class FaultTrial implements Trial {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final BrokenTwin COUNTED_LATE =
            new BrokenTwin(Weakening.COUNTS_FROM_NOW, "dev.accord.kit.lease.Lease", "counted", Duration.ofHours(1));

    @Override
    public String name() {
        return "faults";
    }

    @Override
    public String promise() {
        return "however an edge between two parts fails, nothing opens, nobody waits without end, and it recovers";
    }

    @Override
    public String round() {
        return "times every edge with every fault";
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
        return new Twin(
                "the gateway's counting of a lease from the question: it counts from the answer",
                Set.of(FaultReport.OPENED));
    }

    /**
     * A cell of the matrix.
     *
     * @param asks the part that asks
     * @param asked the part that is asked
     */
    public record Chosen(String asks, String asked, Fault fault) {}

    /** With the broken twin only the edge that it weakens is played: there it must be noticed. */
    @Override
    public Report run(Terms terms) throws IOException {
        try (Edges edges = new Edges();
                OwnPlatform platform = OwnPlatform.start(name(), edges::everywhere, terms);
                Matrix matrix = new Matrix(edges, platform.options(PATIENCE))) {
            Playing playing = new Playing(part -> {
                platform.stack().stop(part);
                platform.stack().start(part);
            });
            List<Edge> played = terms.broken()
                    ? matrix.between("gateway", "sharing-service")
                    : matrix.all(platform.stack().mongodbUri());
            if (terms.broken()) {
                COUNTED_LATE.breakIn(platform.stack().pid("gateway"));
            }
            return play(allOf(played, terms), playing, terms);
        }
    }

    /** Plays some cells on a platform that is there, with proxies between its services. */
    public static Report play(Edges edges, DemoOptions options, List<Chosen> chosen, Terms terms) {
        try (Matrix matrix = new Matrix(edges, options)) {
            List<Unplayed> cells = chosen.stream()
                    .flatMap(cell -> matrix.between(cell.asks(), cell.asked()).stream()
                            .map(edge -> new Unplayed(edge, cell.fault())))
                    .toList();
            Playing playing = new Playing(part -> {
                throw new IllegalStateException("no edge between services needs " + part + " to start anew");
            });
            return play(cells, playing, terms);
        }
    }

    private record Unplayed(Edge edge, Fault fault) {
        String name() {
            return edge.name() + ": " + fault;
        }
    }

    private static List<Unplayed> allOf(List<Edge> edges, Terms terms) {
        List<Unplayed> once = edges.stream()
                .flatMap(edge -> Arrays.stream(Fault.values()).map(fault -> new Unplayed(edge, fault)))
                .filter(cell -> terms.includes(cell.name()))
                .toList();
        if (once.isEmpty()) {
            throw new IllegalArgumentException("no edge has that in its name; there are "
                    + edges.stream().map(Edge::name).toList());
        }
        return IntStream.range(0, terms.rounds())
                .boxed()
                .flatMap(round -> once.stream())
                .toList();
    }

    private static Report play(List<Unplayed> unplayed, Playing playing, Terms terms) {
        List<Cell> cells = new ArrayList<>();
        Map<Edge, Usual> usual = new HashMap<>();
        unplayed.forEach(next -> usual.computeIfAbsent(next.edge(), playing::usual));
        for (Unplayed next : unplayed) {
            Usual well = Objects.requireNonNull(usual.get(next.edge()));
            Cell cell = playing.play(next.edge(), next.fault(), well);
            cells.add(cell);
            terms.tell(cells.size() + " of " + unplayed.size() + ": " + cell.told());
        }
        return FaultReport.of(cells, unplayed.size(), terms.rounds());
    }
}
