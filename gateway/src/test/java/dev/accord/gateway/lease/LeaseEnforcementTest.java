package dev.accord.gateway.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.kit.lease.Lease;
import dev.accord.kit.lease.LeaseTerms;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;

class LeaseEnforcementTest {

    private static final Duration LEASE = tenths(250);
    private static final Duration MARGIN = tenths(50);
    private static final Duration DRAIN = tenths(100);
    private static final int PIECE = 1000;

    private final PausedClock clock = new PausedClock();
    private final LeaseWatch watch = new LeaseWatch();
    private final RecordedConnection connection = new RecordedConnection();
    private final LeaseEnforcement enforcement = enforcement(DRAIN);

    private final long askedAt = clock.nanos();

    @AfterEach
    void stop() {
        watch.stop();
    }

    @Test
    void handsOverWhileTheLeaseRuns() throws IOException {
        clock.pass(tenths(199));
        var partner = new Partner();

        assertThat(enforcement.handOver(answer(3500), partner, connection)).isEqualTo(HandOver.LEFT);

        assertThat(partner.getContentAsByteArray()).hasSize(3500);
        assertThat(partner.getContentLength()).isEqualTo(3500);
        assertThat(connection.resets).isZero();
    }

    @Test
    void writesNothingOnceTheLeaseLessTheMarginIsOver() throws IOException {
        clock.pass(tenths(200));
        var partner = new Partner();

        assertThat(enforcement.handOver(answer(3500), partner, connection)).isEqualTo(HandOver.EXPIRED);

        assertThat(partner.getContentAsByteArray()).isEmpty();
        assertThat(connection.resets).isZero();
    }

    @Test
    void writesNothingUnderALeaseShorterThanTheMargin() throws IOException {
        var answer = answer(1, tenths(40));

        assertThat(enforcement.handOver(answer, new Partner(), connection)).isEqualTo(HandOver.EXPIRED);
    }

    @Test
    void stopsBetweenPiecesWhenTheDrainIsOverAndResets() throws IOException {
        clock.pass(tenths(150));
        var slow = new Partner();
        slow.onWrite = () -> clock.pass(tenths(60));

        assertThat(enforcement.handOver(answer(100_000), slow, connection)).isEqualTo(HandOver.CUT);

        assertThat(slow.getContentAsByteArray()).hasSize(3 * PIECE);
        assertThat(connection.resets).isPositive();
    }

    @Test
    void resetsAfterwardsWhenAPauseMadeTheLastPieceLate() throws IOException {
        var partner = new Partner();
        partner.onWrite = () -> clock.pass(tenths(2000));

        assertThat(enforcement.handOver(answer(10), partner, connection)).isEqualTo(HandOver.CUT);

        assertThat(connection.resets).isPositive();
    }

    @Test
    void resetsWhenTheKernelStillHoldsBytesAtTheEndOfTheDrain() throws IOException {
        connection.unsent = 1;
        connection.whenAskedForUnsent = () -> clock.pass(tenths(20));

        assertThat(enforcement.handOver(answer(10), new Partner(), connection)).isEqualTo(HandOver.CUT);

        assertThat(connection.resets).isPositive();
    }

    @Test
    void writesNothingThatThePartnerHasNoRoomForAndResets() throws IOException {
        connection.room = PIECE;
        connection.whenAskedForRoom = () -> clock.pass(tenths(20));
        var partner = new Partner();

        assertThat(enforcement.handOver(answer(2 * PIECE), partner, connection)).isEqualTo(HandOver.CUT);

        assertThat(partner.getContentAsByteArray()).isEmpty();
        assertThat(connection.resets).isPositive();
    }

    @Test
    void goesOnWhenThePartnerHasMadeRoom() throws IOException {
        connection.room = 0;
        connection.whenAskedForRoom = () -> {
            clock.pass(tenths(20));
            connection.room = clock.nanos() - askedAt > tenths(100).toNanos() ? Integer.MAX_VALUE : 0;
        };
        var partner = new Partner();

        assertThat(enforcement.handOver(answer(10), partner, connection)).isEqualTo(HandOver.LEFT);

        assertThat(partner.getContentAsByteArray()).hasSize(10);
    }

    @Test
    void waitsForTheKernelToSendTheRest() throws IOException {
        connection.unsent = 1;
        connection.whenAskedForUnsent = () -> {
            clock.pass(tenths(20));
            connection.unsent = clock.nanos() - askedAt > tenths(100).toNanos() ? 0 : 1;
        };

        assertThat(enforcement.handOver(answer(10), new Partner(), connection)).isEqualTo(HandOver.LEFT);
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
    void resetsFromAnotherThreadAndWakesAWriterThatIsStuck() throws Exception {
        var stuck = new Partner();
        stuck.onWrite = () -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException woken) {
                throw new IOException(woken);
            }
        };
        var outcome = new CompletableFuture<HandOver>();
        var interruptedAfterwards = new AtomicBoolean();
        Thread.startVirtualThread(() -> {
            try {
                // The clock of the writer stands still; the watch counts on its own.
                var ended = enforcement(Duration.ofMillis(50))
                        .handOver(answer(10, MARGIN.plusMillis(50)), stuck, connection);
                interruptedAfterwards.set(Thread.interrupted());
                outcome.complete(ended);
            } catch (IOException fault) {
                outcome.completeExceptionally(fault);
            }
        });

        assertThat(outcome.get(5, TimeUnit.SECONDS)).isEqualTo(HandOver.CUT);

        assertThat(connection.resets).isPositive();
        assertThat(interruptedAfterwards).isFalse();
    }

    private LeaseEnforcement enforcement(Duration drain) {
        return new LeaseEnforcement(
                new LeaseTerms(Duration.ofSeconds(10), drain, MARGIN),
                new HandOverLimits(DataSize.ofKilobytes(32), DataSize.ofBytes(PIECE)),
                clock,
                watch);
    }

    /** The usual figures a hundred times as long, so that the watch, which counts real time, never comes first. */
    private static Duration tenths(int tenthsOfSecond) {
        return Duration.ofMillis(tenthsOfSecond * 100L);
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
