package dev.accord.local.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.accord.local.process.Jdk;
import dev.accord.local.trial.BrokenTwin.Weakening;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BrokenTwinTest {
    private static final String CLASS = WaitingProcess.class.getName();

    private Process process;
    private BufferedReader answers;
    private Writer questions;

    @BeforeEach
    void start() throws IOException {
        start(Map.of());
        assertThat(answer()).isEqualTo("PT0.35S true long ago false");
    }

    private void start(Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Jdk.tool("java"),
                        "-XX:+EnableDynamicAgentLoading",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CLASS)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        process = builder.start();
        answers = process.inputReader(StandardCharsets.US_ASCII);
        questions = process.outputWriter(StandardCharsets.US_ASCII);
    }

    @AfterEach
    void stop() {
        process.destroyForcibly();
    }

    @Test
    void takesAWaitOutOfARunningProcessAndMendsItByItself() throws IOException {
        new BrokenTwin(CLASS, "waitForTheLease", Duration.ofSeconds(2)).breakIn(process.pid());

        assertThat(answer()).isEqualTo("PT0.35S false long ago false");
        Awaitility.await().until(() -> answer().equals("PT0.35S true long ago false"));
    }

    @Test
    void turnsATimeToWaitIntoNone() throws IOException {
        new BrokenTwin(CLASS, "settling", Duration.ofSeconds(60)).breakIn(process.pid());

        assertThat(answer()).isEqualTo("PT0S true long ago false");
    }

    @Test
    void countsFromNowWhatBeganLongAgo() throws IOException {
        new BrokenTwin(Weakening.COUNTS_FROM_NOW, CLASS, "age", Duration.ofSeconds(60)).breakIn(process.pid());

        assertThat(answer()).isEqualTo("PT0.35S true just now false");
    }

    @Test
    void turnsNoIntoYesUntilItIsMended() throws IOException {
        BrokenTwin twin = new BrokenTwin(CLASS, "isTheirs", Duration.ofSeconds(60));
        twin.breakIn(process.pid());
        assertThat(answer()).isEqualTo("PT0.35S true long ago true");

        twin.mendIn(process.pid());

        assertThat(answer()).isEqualTo("PT0.35S true long ago false");
    }

    @Test
    void isThereFromTheStartOfAProcessThatIsToldSo() throws IOException {
        stop();
        BrokenTwin twin = new BrokenTwin(CLASS, "settling", Duration.ofSeconds(60));
        Path agent = twin.agent();
        try {
            start(twin.fromTheStart(agent));

            assertThat(answer()).isEqualTo("PT0S true long ago false");
        } finally {
            Files.delete(agent);
        }
    }

    @Test
    void saysSoWhenThereIsNothingToBreak() {
        assertThatThrownBy(() ->
                        new BrokenTwin("dev.accord.Nowhere", "settling", Duration.ofSeconds(60)).breakIn(process.pid()))
                .isInstanceOf(IOException.class);
    }

    private String answer() throws IOException {
        questions.write("?\n");
        questions.flush();
        return answers.readLine();
    }
}
