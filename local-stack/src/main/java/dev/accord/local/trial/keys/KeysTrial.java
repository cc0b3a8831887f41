package dev.accord.local.trial.keys;

import dev.accord.local.demo.DemoOptions;
import dev.accord.local.demo.Outside;
import dev.accord.local.demo.Partner;
import dev.accord.local.demo.Patience;
import dev.accord.local.trial.BrokenTwin;
import dev.accord.local.trial.Figure;
import dev.accord.local.trial.OwnPlatform;
import dev.accord.local.trial.Participants;
import dev.accord.local.trial.Report;
import dev.accord.local.trial.Terms;
import dev.accord.local.trial.Trial;
import dev.accord.local.trial.Twin;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Sends keyed requests over a careless network, and counts what each of them did. */
public final class KeysTrial implements Trial {
    private static final String OFTEN = "keys with more than one effect";
    private static final String NEVER = "keys without effect";
    private static final String BROUGHT_BACK = "refused choices that an old key brought back";
    private static final int USUAL_ROUNDS = 10_000;
    private static final int OF_EACH_KIND = 4;
    private static final int TOLD_EVERY = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> SERVICES = List.of("account-service", "consent-service", "sharing-service");
    private static final BrokenTwin NO_MARK =
            new BrokenTwin("dev.accord.kit.idempotency.Idempotency", "mark", Duration.ofHours(1));

    @Override
    public String name() {
        return "keys";
    }

    @Override
    public String promise() {
        return "a keyed request has one effect, however often it arrives and whatever becomes of its answers";
    }

    @Override
    public String round() {
        return "keyed requests";
    }

    @Override
    public int usualRounds() {
        return USUAL_ROUNDS;
    }

    @Override
    public Twin twin() {
        return new Twin("the mark that a key was used", Set.of(OFTEN), Set.of(BROUGHT_BACK));
    }

    @Override
    public Report run(Terms terms) throws Exception {
        try (OwnPlatform platform = OwnPlatform.start(name(), UnaryOperator.identity(), terms)) {
            if (terms.broken()) {
                return play(platform.options(PATIENCE), terms, () -> breakAll(platform));
            }
            return play(platform.options(PATIENCE), terms, () -> {});
        }
    }

    private static void breakAll(OwnPlatform platform) throws IOException {
        for (String service : SERVICES) {
            NO_MARK.breakIn(platform.stack().pid(service));
        }
    }

    /** Something done when everybody is there and before anything is counted. */
    private interface Breaking {
        void now() throws IOException;
    }

    /** Plays it on a platform that is there. */
    public static Report play(DemoOptions options, Terms terms) throws Exception {
        return play(options, terms, () -> {});
    }

    private static Report play(DemoOptions options, Terms terms, Breaking breaking) throws Exception {
        Participants participants =
                new Participants(options, new Outside(options.platform().gateway(), new Patience(PATIENCE)));
        try (Partner partner = participants.partner("Drafted Partner");
                CarelessNetwork network =
                        new CarelessNetwork(options.platform().gateway())) {
            List<Writer> writers = new ArrayList<>();
            writers.add(new Drafting(participants.officer(), partner.id(), participants.label()));
            for (int i = 0; i < OF_EACH_KIND; i++) {
                writers.add(new Choosing(participants.person("Chooser" + i)));
                writers.add(new Measuring(participants.person("Measurer" + i)));
            }
            breaking.now();
            write(writers, network, terms);
            terms.tell("counting effects");
            Effects effects = new Effects();
            writers.forEach(writer -> writer.recount(effects));
            return report(effects, network, terms);
        }
    }

    private static void write(List<Writer> writers, CarelessNetwork network, Terms terms)
            throws InterruptedException, ExecutionException {
        AtomicInteger begun = new AtomicInteger();
        List<Future<?>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Writer writer : writers) {
                all.add(threads.submit(() -> {
                    for (int number = begun.incrementAndGet();
                            number <= terms.rounds();
                            number = begun.incrementAndGet()) {
                        writer.write(network);
                        if (number % TOLD_EVERY == 0) {
                            terms.tell(number + " of " + terms.rounds() + " keyed requests");
                        }
                    }
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
    }

    private static Report report(Effects effects, CarelessNetwork network, Terms terms) {
        Map<String, String> notes = new LinkedHashMap<>();
        notes.put("keys with exactly one effect", Long.toString(effects.once()));
        notes.put("answers dropped, and the request sent again", Long.toString(network.dropped()));
        notes.put("requests sent twice at once", Long.toString(network.doubled()));
        return new Report(
                terms.rounds(),
                List.of(
                        Figure.exactly(OFTEN, effects.often(), 0, "keys"),
                        Figure.exactly(NEVER, effects.never(), 0, "keys"),
                        Figure.exactly(BROUGHT_BACK, effects.timesBroughtBack(), 0, "choices")),
                notes);
    }
}
