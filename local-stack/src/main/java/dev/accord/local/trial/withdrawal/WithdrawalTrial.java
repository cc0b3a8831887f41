package dev.accord.local.trial.withdrawal;

import dev.accord.local.LocalStack;
import dev.accord.local.demo.DemoOptions;
import dev.accord.local.demo.Outside;
import dev.accord.local.demo.Partner;
import dev.accord.local.demo.Patience;
import dev.accord.local.trial.Participants;
import dev.accord.local.trial.Signals;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The withdrawal race (B9) on one platform, which stands in two columns unless it has one of each only: nothing about a
 * person leaves a gateway after her withdrawal was acknowledged, whatever happens to the platform meanwhile, stamped by
 * another process.
 */
final class WithdrawalTrial implements AutoCloseable {
    /** So many, that a slow line is full in the last of them. */
    private static final int BROKEN_ROUNDS = 2;
    /** A recording is judged in memory. */
    private static final int MOST_ROUNDS_RECORDED = 8;

    private final RecordingProcess recorder;
    private final Stage stage;
    private final Partner partner;
    private final Pages pages;
    private final Crowd crowd;
    private final URI gateway;

    WithdrawalTrial(LocalStack stack, Leases leases, DemoOptions options, int people) throws IOException {
        this.gateway = stack.gateway();
        List<Door> doors = new ArrayList<>();
        for (URI one : stack.gateways()) {
            doors.add(Door.fast(one));
            doors.add(Door.slow(one, leases.slowBytesPerSecond()));
        }
        this.recorder = RecordingProcess.behind(doors);
        List<Column> columns = IntStream.range(0, stack.gateways().size())
                .mapToObj(i -> column(stack, i == 0 ? "" : Columns.SECOND, options.patience(), 2 * i))
                .toList();
        this.stage = new Stage(stack, leases, columns, new Store(stack), new Signals(), recorder, new Circumstances());
        Participants participants = new Participants(options, columns.getFirst().outside());
        this.crowd = new Crowd(IntStream.range(0, people)
                .mapToObj(i -> participants.person("Racer" + i))
                .toList());
        this.partner = participants.partner("Race Partner");
        this.pages = new Pages(partner, participants.agreementWith(partner));
    }

    private Column column(LocalStack stack, String suffix, Patience patience, int door) {
        URI through = recorder.address(door);
        return new Column(
                stack,
                suffix,
                new Outside(gateway, through, patience),
                new Outside(gateway, through, new Patience(Duration.ZERO)),
                recorder.address(door + 1));
    }

    /** How many withdraw in each round. */
    int people() {
        return crowd.people().size();
    }

    /** Plays the scenario for so many rounds, in each of which all the people withdraw. */
    Outcome race(Scenario scenario, int rounds) throws IOException {
        Outcome all = Outcome.nothing();
        for (int played = 0; played < rounds; played += MOST_ROUNDS_RECORDED) {
            all = all.and(recorded(scenario, Math.min(MOST_ROUNDS_RECORDED, rounds - played)));
        }
        return all;
    }

    private Outcome recorded(Scenario scenario, int rounds) throws IOException {
        Staging staging = scenario.on(stage);
        List<SlowPartner> slow = new ArrayList<>();
        Race race;
        Pulling pulling = new Pulling(pages, stage.columns());
        try (pulling) {
            race = new Race(crowd, pulling, stage.first());
            if (scenario.hasSlowPartner()) {
                stage.columns().forEach(column -> slow.add(new SlowPartner(pages, gateway, column.slowDoor())));
            }
            for (int round = 0; round < rounds; round++) {
                race.round(staging);
            }
        } finally {
            slow.forEach(SlowPartner::close);
        }
        slow.forEach(line -> stage.circumstances().note("slow lines cut in a stretch", line.connections() - 1));
        long pages =
                pulling.given() + slow.stream().mapToLong(SlowPartner::answers).sum();
        Meanwhile meanwhile =
                new Meanwhile(pages, pulling.refusals(), stage.circumstances().taken());
        return Outcome.judged(race.withdrawals(), recorder.soFar(), pulling::isWithheld, meanwhile);
    }

    /** Plays the scenario of a safeguard without it until that is noticed, and makes whole what was weakened. */
    Noticed noticed(Weakened twin, int mostRounds) throws IOException {
        List<String> parts = stage.present(twin.parts());
        for (String part : parts) {
            twin.broken().breakIn(stage.stack().pid(part));
        }
        try {
            Outcome all = Outcome.nothing();
            for (int rounds = BROKEN_ROUNDS; rounds <= mostRounds; rounds += BROKEN_ROUNDS) {
                all = all.and(recorded(twin.scenario(), BROKEN_ROUNDS));
                if (all.lost() > 0) {
                    return new Noticed(twin, rounds, all);
                }
            }
            return new Noticed(twin, 0, all);
        } finally {
            for (String part : parts) {
                stage.stack().kill(part);
                stage.stack().start(part);
            }
        }
    }

    @Override
    public void close() throws IOException {
        partner.close();
        stage.signals().close();
        stage.store().close();
        recorder.close();
    }
}
