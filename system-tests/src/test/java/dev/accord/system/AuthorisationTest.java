package dev.accord.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.local.intruder.AuthorisationMatrix;
import dev.accord.local.intruder.Declarations;
import dev.accord.local.intruder.Finding;
import dev.accord.local.intruder.Ground;
import dev.accord.local.intruder.Row;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who may call what is written in one table; the code declares the same, and the running platform does the same. */
@ExtendWith(OnePlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorisationTest {
    private static final List<Row> TABLE = Row.all();

    private final Ground ground;
    private AuthorisationMatrix matrix;

    AuthorisationTest(RunningPlatform platform) {
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
    void hasARowForEveryOperationAndAnOperationForEveryRow() {
        assertThat(Declarations.differences(TABLE, ground.documents().operations()))
                .isEmpty();
    }

    @Test
    void turnsEverybodyAwayFromWhatIsNotTheirs() throws IOException {
        var played = matrix.trespasses(TABLE);

        assertThat(played.calls()).isGreaterThan(TABLE.size() * 20);
        assertThat(played.findings()).extracting(Finding::toString).isEmpty();
    }

    @Test
    void letsEverybodyDoWhatTheyMay() throws IOException {
        var played = matrix.errands(TABLE);

        assertThat(played.calls()).isGreaterThan(TABLE.size());
        assertThat(played.findings()).extracting(Finding::toString).isEmpty();
    }
}
