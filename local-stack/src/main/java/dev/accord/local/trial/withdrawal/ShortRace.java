package dev.accord.local.trial.withdrawal;

import dev.accord.local.LocalStack;
import dev.accord.local.demo.DemoOptions;
import dev.accord.local.trial.Report;
import dev.accord.local.trial.Terms;
import dev.accord.local.trial.Twin;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** The short form of the trial, whole and broken, on a platform that is there: what needs no second column. */
public final class ShortRace implements AutoCloseable {
    private static final int PEOPLE = 4;
    private static final int WITHDRAWALS = 100;

    private final WithdrawalRacing racing = new WithdrawalRacing(
            List.of(Scenario.PAUSES, Scenario.SHARING_FROZEN_SHORTLY, Scenario.SLOW_PARTNER),
            List.of(Weakened.NO_WAIT.noticedBy(Scenario.SHARING_FROZEN_SHORTLY)));
    private final WithdrawalTrial trial;
    private final Consumer<String> progress;

    public ShortRace(LocalStack stack, DemoOptions options, Consumer<String> progress) throws IOException {
        this.trial = new WithdrawalTrial(stack, Leases.USUAL, options, PEOPLE);
        this.progress = progress;
    }

    public Report whole() throws IOException {
        return racing.play(trial, new Terms(WITHDRAWALS, false, progress));
    }

    public Report broken() throws IOException {
        return racing.play(trial, new Terms(WITHDRAWALS, true, progress));
    }

    public Twin twin() {
        return racing.twin();
    }

    @Override
    public void close() throws IOException {
        trial.close();
    }
}
