package dev.accord.local.demo;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A story: its steps in order. Each is played even when one before it failed, as far as what it needs is there. */
public final class Story {
    /** The main job of the platform, from registration to a new policy. */
    static final List<Step> MAIN_JOB = List.of(
            new Registering(),
            new Choosing(),
            new SendingTelemetry(),
            new Agreeing(),
            new Pulling(),
            new Suspending(),
            new Correcting(),
            new Withdrawing(),
            new ChangingPolicy());

    static final Map<String, List<Step>> BY_NAME = Map.of("story", MAIN_JOB);

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LABEL_BITS = 40;

    private final List<Step> steps;
    private final DemoOptions options;

    Story(List<Step> steps, DemoOptions options) {
        this.steps = steps;
        this.options = options;
    }

    /**
     * Plays the story named in the options with people, a partner and policy versions that no earlier one used.
     *
     * @param watcher hears of each step as soon as it is over
     * @throws IllegalArgumentException when there is no story of that name
     */
    public static List<StepReport> play(DemoOptions options, Consumer<StepReport> watcher) {
        List<Step> steps = BY_NAME.get(options.story());
        if (steps == null) {
            throw new IllegalArgumentException("no story " + options.story() + "; there is " + BY_NAME.keySet());
        }
        return new Story(steps, options).play(watcher);
    }

    List<StepReport> play(Consumer<StepReport> watcher) {
        String label = Long.toString(RANDOM.nextLong(1L << LABEL_BITS), Character.MAX_RADIX);
        List<StepReport> reports = new ArrayList<>();
        try (Scene scene = new Scene(options, label)) {
            for (Step step : steps) {
                StepReport report = play(step, scene);
                reports.add(report);
                watcher.accept(report);
            }
        }
        return reports;
    }

    private static StepReport play(Step step, Scene scene) {
        Findings findings = new Findings();
        try {
            step.play(scene, findings);
        } catch (Shortfall shortfall) {
            findings.broke(shortfall);
        }
        return StepReport.of(step, findings);
    }
}
