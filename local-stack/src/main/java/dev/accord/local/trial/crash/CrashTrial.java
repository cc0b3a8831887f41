package dev.accord.local.trial.crash;

import dev.accord.local.LocalStack;
import dev.accord.local.demo.DemoOptions;
import dev.accord.local.trial.OwnPlatform;
import dev.accord.local.trial.Report;
import dev.accord.local.trial.Terms;
import dev.accord.local.trial.Trial;
import dev.accord.local.trial.Twin;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Kills every service and the store, and counts what is left of what was acknowledged (invariant 3). */
public final class CrashTrial implements Trial {
    /** Whom it kills: every service, and the store. */
    public static final List<String> PARTS = List.of(
            "gateway", "account-service", "consent-service", "sharing-service", "notification-service", "mongod");

    private static final String STORE = "mongod";
    private static final int USUAL_ROUNDS = 10;
    private static final int USUAL_CROWD = 2;
    // What was under way when its service was killed is taken up again: an event after ten seconds, a webhook after a
    // minute, a mail after two, and after two more when the store is killed just then.
    private static final Duration ARRIVING = Duration.ofMinutes(5);
    // What the twin has lost does not arrive however long it is waited for.
    private static final Duration ARRIVING_BROKEN = Duration.ofSeconds(10);

    @Override
    public String name() {
        return "crash";
    }

    @Override
    public String promise() {
        return "nothing acknowledged is lost, undelivered or done twice though every part is killed under load";
    }

    @Override
    public String round() {
        return "kills of each part";
    }

    @Override
    public int usualRounds() {
        return USUAL_ROUNDS;
    }

    @Override
    public Twin twin() {
        return new Twin(
                "the write concern: services are answered before the store has written its journal",
                Set.of(CrashReport.LOST),
                Set.of(CrashReport.UNDELIVERED, CrashReport.EFFECTS, CrashReport.CAME_BACK));
    }

    /** With the broken twin it is the store that is killed: only that can lose what it has not written. */
    @Override
    public Report run(Terms terms) throws IOException {
        if (terms.broken()) {
            try (LooseStore loose = new LooseStore();
                    OwnPlatform platform = OwnPlatform.start(name(), loose::loosened, terms)) {
                Place place = new OwnPlace(
                        platform, () -> loose.loosen(platform.stack().mongodbUri()));
                return play(place, List.of(STORE), terms.rounds(), USUAL_CROWD, ARRIVING_BROKEN, terms.progress());
            }
        }
        try (OwnPlatform platform = OwnPlatform.start(name(), settings -> settings.leavingTheDeadAlone(), terms)) {
            return play(new OwnPlace(platform, () -> {}), PARTS, terms.rounds(), USUAL_CROWD, terms.progress());
        }
    }

    /**
     * Plays it on a platform that is there.
     *
     * @param kills of each part
     * @param ofEachKind how many people of each kind are busy meanwhile
     */
    public static Report play(Place place, List<String> parts, int kills, int ofEachKind, Consumer<String> progress) {
        return play(place, parts, kills, ofEachKind, ARRIVING, progress);
    }

    private static Report play(
            Place place, List<String> parts, int kills, int ofEachKind, Duration arriving, Consumer<String> progress) {
        try (Crowd crowd = new Crowd(place, ofEachKind, arriving)) {
            crowd.during(pace -> new Killing(place, pace, progress).kill(parts, kills));
            progress.accept("counting what is left");
            return CrashReport.of(crowd.recount(new Events(place.mongodbUri(), arriving)), parts, kills);
        }
    }

    /** @param afterStart what is done to the store whenever it was started */
    private record OwnPlace(OwnPlatform platform, Runnable afterStart) implements Place {
        OwnPlace {
            afterStart.run();
        }

        private LocalStack stack() {
            return platform.stack();
        }

        @Override
        public DemoOptions options(Duration patience) {
            return platform.options(patience);
        }

        @Override
        public String mongodbUri() {
            return stack().mongodbUri();
        }

        @Override
        public void crash(String part) {
            stack().kill(part);
            stack().start(part);
            if (part.equals(STORE)) {
                afterStart.run();
            }
        }
    }
}
