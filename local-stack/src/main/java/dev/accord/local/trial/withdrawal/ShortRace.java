package dev.accord.local.trial.withdrawal;

import dev.accord.local.trial.OwnPlatform;
import dev.accord.local.trial.Report;
import dev.accord.local.trial.Terms;
import dev.accord.local.trial.Twin;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** The short form of the trial, whole and broken on one platform, for the tests. */
public final class ShortRace implements AutoCloseable {
    /** A round or two of each. */
    private static final int WITHDRAWALS = 40;

    private final WithdrawalRacing racing = new WithdrawalRacing(
            List.of(Scenario.PAUSES, Scenario.SLOW_PARTNER_GATEWAY_FROZEN, Scenario.DEPOSED, Scenario.KILLED),
            List.of(Weakened.values()));
    private final OwnPlatform platform;
    private final WithdrawalTrial trial;
    private final Consumer<String> progress;

    private ShortRace(OwnPlatform platform, WithdrawalTrial trial, Consumer<String> progress) {
        this.platform = platform;
        this.trial = trial;
        this.progress = progress;
    }

    public static ShortRace start(Consumer<String> progress) throws Exception {
        OwnPlatform platform =
                OwnPlatform.start("withdrawal-short", Columns::of, new Terms(WITHDRAWALS, false, progress));
        try {
            return new ShortRace(platform, WithdrawalRacing.on(platform), progress);
        } catch (Exception failed) {
            platform.close();
            throw failed;
        }
    }

    public Report whole() throws Exception {
        return racing.play(trial, new Terms(WITHDRAWALS, false, progress));
    }

    public Report broken() throws Exception {
        return racing.play(trial, new Terms(WITHDRAWALS, true, progress));
    }

    public Twin twin() {
        return racing.twin();
    }

    @Override
    public void close() throws IOException {
        trial.close();
        platform.close();
    }
}
