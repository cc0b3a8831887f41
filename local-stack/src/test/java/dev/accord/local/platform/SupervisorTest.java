package dev.accord.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.accord.local.process.HeldProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With shell commands standing in for the parts. */
class SupervisorTest {
    @TempDir
    private Path folder;

    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

    @Test
    void startsAPartOnlyWhenWhatItNeedsIsUp() {
        try (Supervisor supervisor = supervising(
                true, runs("service", List.of("store")), runs("store", List.of()), runs("other", List.of()))) {
            supervisor.start();
            assertThat(supervisor.views()).extracting(PartView::state).containsOnly(PartState.UP);
            assertThat(told).hasSize(3);
            assertThat(place("store")).isLessThan(place("service"));
        }
    }

    @Test
    void startsACrashedPartAgain() {
        try (Supervisor supervisor = supervising(true, runs("service", List.of()))) {
            supervisor.start();
            long first = supervisor.views().getFirst().pid();
            supervisor.keeper("service").kill();
            await().until(() -> supervisor.views().getFirst().restarts() == 1
                    && supervisor.views().getFirst().state() == PartState.UP);
            assertThat(supervisor.views().getFirst().pid()).isNotEqualTo(first);
        }
    }

    @Test
    void leavesTheDeadAloneWhenToldSo() {
        try (Supervisor supervisor = supervising(false, runs("service", List.of()))) {
            supervisor.start();
            supervisor.keeper("service").kill();
            await().until(() -> supervisor.views().getFirst().state() == PartState.CRASHED);
            supervisor.keeper("service").start();
            assertThat(supervisor.views().getFirst().state()).isEqualTo(PartState.UP);
        }
    }

    @Test
    void leavesAStoppedPartDown() {
        try (Supervisor supervisor = supervising(true, runs("service", List.of()))) {
            supervisor.start();
            supervisor.keeper("service").stop();
            PartView stopped = supervisor.views().getFirst();
            assertThat(stopped.state()).isEqualTo(PartState.STOPPED);
            assertThat(stopped.pid()).isZero();
        }
    }

    @Test
    void saysWhatAPartThatFailedSaidLastAndEndsTheOthers() {
        Supervisor supervisor = supervising(
                true,
                runs("store", List.of()),
                part("service", List.of(), "echo no such key; exit 3", folder.resolve("never")));
        assertThatThrownBy(supervisor::start)
                .isInstanceOf(PartFailed.class)
                .hasMessageContaining("service ended with status 3")
                .hasMessageContaining("no such key");
        assertThat(supervisor.views()).allMatch(view -> view.pid() == 0);
    }

    @Test
    void givesUpOnAPartThatNeverGetsReady() {
        Part stuck = new Part(
                "service",
                1,
                "",
                folder.resolve("service.log"),
                List.of(),
                Duration.ofMillis(300),
                () -> HeldProcess.start(
                        List.of("sleep", "600"),
                        Map.of(),
                        folder.resolve("service.log"),
                        folder.resolve("service.pid")),
                () -> false);
        assertThatThrownBy(() -> supervising(true, stuck).start()).hasMessageContaining("is not ready after");
    }

    @Test
    void startsAPartAgainThatHasOnlyRehearsed() {
        List<Long> asked = new CopyOnWriteArrayList<>();
        Part service = runs("service", List.of()).rehearsing(asked::add);
        try (Supervisor supervisor = supervising(true, service)) {
            supervisor.start();
            assertThat(asked).hasSize(1);
            assertThat(supervisor.keeper("service").view().pid()).isPositive().isNotEqualTo(asked.getFirst());
            assertThat(told).hasSize(1);

            supervisor.keeper("service").stop();
            supervisor.keeper("service").start();
            assertThat(asked).as("once, not at every start").hasSize(1);
        }
    }

    @Test
    void namesThePartsWhenAskedForOneThatIsNotThere() {
        try (Supervisor supervisor = supervising(true, runs("store", List.of()))) {
            assertThatThrownBy(() -> supervisor.keeper("stoer")).hasMessageContaining("store");
        }
    }

    private Supervisor supervising(boolean restartsCrashed, Part... parts) {
        return new Supervisor(List.of(parts), restartsCrashed, told::add, () -> {});
    }

    private Part runs(String name, List<String> after) {
        Path ready = folder.resolve(name + ".ready");
        return part(name, after, "touch " + ready + "; exec sleep 600", ready);
    }

    private Part part(String name, List<String> after, String script, Path ready) {
        Path log = folder.resolve(name + ".log");
        return new Part(
                name,
                1,
                "",
                log,
                after,
                Duration.ofSeconds(30),
                () -> HeldProcess.start(List.of("sh", "-c", script), Map.of(), log, folder.resolve(name + ".pid")),
                () -> Files.exists(ready));
    }

    private int place(String name) {
        return told.indexOf(
                told.stream().filter(line -> line.startsWith(name)).findFirst().orElseThrow());
    }
}
