package dev.accord.local.trial.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SlowTakingTest {
    private static final int BYTES_PER_SECOND = 4_000;

    private final byte[] sent =
            "4000 bytes that have all come. ".repeat(130).substring(0, 4_000).getBytes(StandardCharsets.US_ASCII);
    private final List<Long> stamps = new ArrayList<>();
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

    @Test
    void takesInSlowlyAndStampsEachByteWithWhenItCame() throws IOException {
        ByteArrayOutputStream passed = new ByteArrayOutputStream();
        long begun = System.nanoTime();

        new SlowTaking(BYTES_PER_SECOND, () -> false).pass(new ByteArrayInputStream(sent), passed, this::note);

        long took = System.nanoTime() - begun;
        assertThat(passed.toByteArray()).isEqualTo(sent);
        assertThat(heard.toByteArray()).isEqualTo(sent);
        assertThat(took).isGreaterThan(800_000_000L);
        assertThat(stamps.getLast() - begun).isLessThan(took / 2);
    }

    @Test
    void hearsAtOnceWhatHasArrivedWhenItIsToEnd() throws IOException {
        SlowTaking taking = new SlowTaking(1, () -> false);
        taking.end();

        taking.pass(new ByteArrayInputStream(sent), OutputStream.nullOutputStream(), this::note);

        assertThat(heard.toByteArray()).isEqualTo(sent);
    }

    @Test
    void takesNothingInWhileItIsHeld() throws IOException {
        AtomicInteger looks = new AtomicInteger(20);
        SlowTaking taking = new SlowTaking(1_000_000, () -> {
            boolean held = looks.getAndDecrement() > 0;
            assertThat(held && heard.size() > 0).isFalse();
            return held;
        });

        taking.pass(new ByteArrayInputStream(sent), OutputStream.nullOutputStream(), this::note);

        assertThat(heard.toByteArray()).isEqualTo(sent);
    }

    @Test
    void hearsWhatHasArrivedForSomebodyWhoIsGone() throws IOException {
        OutputStream gone = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("nobody is there");
            }
        };

        new SlowTaking(BYTES_PER_SECOND, () -> false).pass(new ByteArrayInputStream(sent), gone, this::note);

        assertThat(heard.toByteArray()).isEqualTo(sent);
    }

    private void note(byte[] bytes, int length, long at) {
        heard.write(bytes, 0, length);
        stamps.add(at);
    }
}
