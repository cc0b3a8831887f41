package dev.accord.gateway.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.accord.kit.lease.Lease;
import dev.accord.kit.lease.LeaseTerms;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;

class LeaseEnforcementTest {

    private static final Duration LEASE = Duration.ofMillis(250);
    private static final Duration MARGIN = Duration.ofMillis(50);
    private static final Duration DRAIN = Duration.ofMillis(100);
    private static final int PIECE = 1000;

    private final PausedClock clock = new PausedClock();
    private final LeaseWatch watch = new LeaseWatch();
    private final RecordedConnection connection = new RecordedConnection();
    private final LeaseEnforcement enforcement = new LeaseEnforcement(
            new LeaseTerms(LEASE, DRAIN, MARGIN),
            new HandOverLimits(DataSize.ofKilobytes(32), DataSize.ofBytes(PIECE)),
            clock,
            watch);

    private final long askedAt = clock.nanos();

    @AfterEach
    void stop() {
        watch.stop();
    }

    @Test
    void handsOverWhileTheLeaseRuns() throws IOException {
        clock.pass(Duration.ofMillis(199));
        var partner = new Partner();

        assertThat(enforcement.handOver(answer(3500), partner, connection)).isEqualTo(HandOver.LEFT);

        assertThat(partner.getContentAsByteArray()).hasSize(3500);
        assertThat(partner.getContentLength()).isEqualTo(3500);
        assertThat(connection.resets).isZero();
        assertThat(connection.ended).isTrue();
    }

    @Test
    void writesNothingOnceTheLeaseLessTheMarginIsOver() throws IOException {
        clock.pass(Duration.ofMillis(200));
        var partner = new Partner();

        assertThat(enforcement.handOver(answer(3500), partner, connection)).isEqualTo(HandOver.EXPIRED);

        assertThat(partner.getContentAsByteArray()).isEmpty();
        assertThat(connection.resets).isZero();
    }

    @Test
    void writesNothingUnderALeaseShorterThanTheMargin() throws IOException {
        var answer = answer(1, Duration.ofMillis(40));

        assertThat(enforcement.handOver(answer, new Partner(), connection)).isEqualTo(HandOver.EXPIRED);
    }

    @Test
    void stopsBetweenPiecesWhenTheDrainIsOverAndResets() throws IOException {
        clock.pass(Duration.ofMillis(150));
        var slow = new Partner();
        slow.onWrite = () -> clock.pass(Duration.ofMillis(60));

        assertThat(enforcement.handOver(answer(100_000), slow, connection)).isEqualTo(HandOver.CUT);

        assertThat(slow.getContentAsByteArray()).hasSize(3 * PIECE);
        assertThat(connection.resets).isPositive();
        assertThat(connection.ended).isFalse();
    }

    @Test
    void resetsAfterwardsWhenAPauseMadeTheLastPieceLate() throws IOException {
        var partner = new Partner();
        partner.onWrite = () -> clock.pass(Duration.ofSeconds(2));

        assertThat(enforcement.handOver(answer(10), partner, connection)).isEqualTo(HandOver.CUT);

        assertThat(connection.resets).isPositive();
    }

    @Test
    void resetsWhenTheKernelStillHoldsBytesAtTheEndOfTheDrain() throws IOException {
        connection.unsent = 1;
        connection.whenAskedForUnsent = () -> clock.pass(Duration.ofMillis(20));

        assertThat(enforcement.handOver(answer(10), new Partner(), connection)).isEqualTo(HandOver.CUT);

        assertThat(connection.resets).isPositive();
    }

    @Test
    void waitsForTheKernelToSendTheRest() throws IOException {
        connection.unsent = 1;
        connection.whenAskedForUnsent = () -> {
            clock.pass(Duration.ofMillis(20));
            connection.unsent = clock.nanos() - askedAt > Duration.ofMillis(100).toNanos() ? 0 : 1;
        };

        assertThat(enforcement.handOver(answer(10), new Partner(), connection)).isEqualTo(HandOver.LEFT);
    }

    @Test
    void givesEachWriteOnlyTheTimeThatIsLeft() throws IOException {
        var partner = new Partner();
        partner.onWrite = () -> clock.pass(Duration.ofMillis(10));

        enforcement.handOver(answer(3 * PIECE), partner, connection);

        assertThat(connection.writeLimits)
                .containsExactly(Duration.ofMillis(300), Duration.ofMillis(290), Duration.ofMillis(280));
    }

    @Test
    void tellsAPartnerThatLeftFromOneThatWasCut() throws IOException {
        var gone = new Partner();
        gone.onWrite = () -> {
            throw new IOException("Broken pipe");
        };

        assertThat(enforcement.handOver(answer(10), gone, connection)).isEqualTo(HandOver.ABANDONED);

        assertThat(connection.resets).isPositive();
    }

    @Test
    void resetsFromAnotherThreadWhileAWriteIsStuck() throws Exception {
        var released = new CountDownLatch(1);
        var stuck = new Partner();
        stuck.onWrite = () -> {
            try {
                released.await();
            } catch (InterruptedException interrupted) {
                throw new IOException(interrupted);
            }
            throw new IOException("closed");
        };
        var outcome = new CompletableFuture<HandOver>();
        Thread.startVirtualThread(() -> {
            try {
                outcome.complete(enforcement.handOver(answer(10), stuck, connection));
            } catch (IOException fault) {
                outcome.completeExceptionally(fault);
            }
        });

        // The clock of the writer stands still; the watch counts on its own.
        await().atMost(Duration.ofSeconds(5)).until(() -> connection.resets == 1);
        released.countDown();

        assertThat(outcome.get()).isEqualTo(HandOver.CUT);
    }

    private LeasedAnswer answer(int bytes) {
        return answer(bytes, LEASE);
    }

    private LeasedAnswer answer(int bytes, Duration lease) {
        return new LeasedAnswer(
                HttpStatus.OK, new HttpHeaders(), new byte[bytes], Lease.counted(askedAt, lease, MARGIN));
    }

    /** Takes what is written, at its own pace. */
    private static final class Partner extends MockHttpServletResponse {

        Writing onWrite = () -> {};

        @Override
        public ServletOutputStream getOutputStream() {
            var taken = super.getOutputStream();
            return new ServletOutputStream() {
                @Override
                public void write(int single) throws IOException {
                    taken.write(single);
                }

                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    onWrite.happens();
                    taken.write(bytes, from, length);
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setWriteListener(WriteListener listener) {
                    throw new UnsupportedOperationException();
                }
            };
        }
    }

    private interface Writing {
        void happens() throws IOException;
    }
}
