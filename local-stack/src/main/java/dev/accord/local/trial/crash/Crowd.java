package dev.accord.local.trial.crash;

import dev.accord.local.demo.DemoOptions;
import dev.accord.local.demo.Outside;
import dev.accord.local.demo.Partner;
import dev.accord.local.demo.Patience;
import dev.accord.local.trial.Participants;
import dev.accord.local.trial.actor.Actor;
import dev.accord.local.trial.actor.Announcing;
import dev.accord.local.trial.actor.Choosing;
import dev.accord.local.trial.actor.Drafting;
import dev.accord.local.trial.actor.Measuring;
import dev.accord.local.trial.actor.Naming;
import dev.accord.local.trial.actor.Tally;
import dev.accord.local.trial.actor.Watching;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Everybody who uses the platform while its parts are killed. */
final class Crowd implements AutoCloseable {
    // As long as the slowest part may take to come back; whoever asks for it repeats the same request with its key.
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final int BATCHES_BETWEEN_DELETIONS = 8;

    private final Partner partner;
    private final List<Actor> actors = new ArrayList<>();
    private final Pace pace = new Pace();
    private final AtomicBoolean over = new AtomicBoolean();
    private final Tally tally = new Tally();

    /** @param arriving how long events and notices may take to arrive in the end */
    Crowd(Place place, int ofEachKind, Duration arriving) {
        DemoOptions options = place.options(PATIENCE);
        Outside patient = new Outside(options.platform().gateway(), new Patience(PATIENCE));
        Participants participants = new Participants(options, patient);
        this.partner = participants.partner("Watching Partner");
        List<Choosing> choosing = new ArrayList<>();
        for (int i = 0; i < ofEachKind; i++) {
            choosing.add(new Choosing(participants.person("Chooser" + i)));
            actors.add(new Measuring(participants.person("Measurer" + i), BATCHES_BETWEEN_DELETIONS));
            actors.add(new Naming(participants.person("Namer" + i)));
        }
        actors.addAll(choosing);
        actors.add(new Drafting(participants.officer(), partner.id()));
        actors.add(new Announcing(participants.officer(), actors.size() - 1, arriving));
        actors.add(new Watching(partner, participants.agreementWith(partner), choosing));
    }

    /** Does what is to be done while all of them are busy, at a pace it can set; returns when they have stopped. */
    void during(Consumer<Pace> meanwhile) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            actors.forEach(actor -> threads.execute(() -> keepActing(actor)));
            try {
                meanwhile.accept(pace);
            } finally {
                over.set(true);
            }
        }
    }

    private void keepActing(Actor actor) {
        while (!over.get()) {
            try {
                actor.act(tally);
            } catch (RuntimeException unanswered) {
                tally.refused("gave up: " + unanswered.getClass().getSimpleName());
            }
            pace.pause();
        }
    }

    /** Counts what came of it, once events have left. */
    Tally recount(Events events) {
        events.recount(partner, tally);
        // The partner looks before any grant is replayed.
        Stream.concat(
                        actors.stream().filter(Watching.class::isInstance),
                        actors.stream().filter(actor -> !(actor instanceof Watching)))
                .forEach(actor -> actor.recount(tally));
        return tally;
    }

    @Override
    public void close() {
        partner.close();
    }
}
