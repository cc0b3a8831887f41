package dev.accord.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.local.intruder.AuthorisationMatrix;
import dev.accord.local.intruder.Finding;
import dev.accord.local.intruder.Ground;
import dev.accord.local.intruder.Row;
import dev.accord.local.intruder.TakenGuard;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may call what is written in one table, and the running platform does the same. */
@ExtendWith(OnePlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorisationTest {
    private static final List<Row> TABLE = Row.all();

    private final RunningPlatform platform;
    private final Ground ground;
    private AuthorisationMatrix matrix;

    AuthorisationTest(RunningPlatform platform) {
        this.platform = platform;
        this.ground = platform.ground();
    }

    @BeforeAll
    void meet() {
        matrix = AuthorisationMatrix.on(ground);
    }

    @AfterAll
    void part() {
        matrix.close();
    }

    @Test
    void turnsEverybodyAwayFromWhatIsNotTheirs() {
        var played = matrix.trespasses(TABLE);

        assertThat(played.calls()).isGreaterThan(TABLE.size() * 20);
        assertThat(played.findings()).extracting(Finding::toString).isEmpty();
    }

    @Test
    void letsEverybodyDoWhatTheyMay() {
        var played = matrix.errands(TABLE);

        assertThat(played.calls()).isGreaterThan(TABLE.size());
        assertThat(played.findings()).extracting(Finding::toString).isEmpty();
    }

    /** A sample: {@code accord trial intruders --broken} takes out each guard of each service. */
    @ParameterizedTest
    @CsvSource({"sharing-service: Agreement.isOf, agreement", "notification-service: Delivery.isTo, notice"})
    void noticesThatAGuardIsGone(String guard, String whose) throws IOException {
        var objects = TABLE.stream().filter(row -> row.whose().equals(whose)).toList();

        var played = TakenGuard.named(guard).missed(matrix, objects, platform::pid);

        assertThat(played.findings()).extracting(Finding::toString).anyMatch(found -> found.contains("on that of"));
    }
}
