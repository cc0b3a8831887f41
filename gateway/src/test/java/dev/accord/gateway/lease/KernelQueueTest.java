package dev.accord.gateway.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class KernelQueueTest {

    private static final int PIECE = 4096;
    private static final int MUCH = 64 * 1024 * 1024;

    private SocketChannel ours;
    private SocketChannel partner;

    @BeforeEach
    void connect() throws IOException {
        try (var door = ServerSocketChannel.open()) {
            door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            partner = SocketChannel.open(door.getLocalAddress());
            ours = door.accept();
        }
        ours.configureBlocking(false);
    }

    @AfterEach
    void disconnect() throws IOException {
        ours.close();
        partner.close();
    }

    @Test
    void keepsNoMoreThanAPieceInTheKernelWhenOnlyWhatFitsIsWritten() throws IOException {
        int written = fill();

        assertThat(written).isBetween(1, MUCH);
        // TCP itself may hold the last piece back when the room for it has become small meanwhile (RFC 9293, 3.8.6.2).
        await().until(() -> KernelQueue.unsentBytes(ours) <= PIECE);
        assertThat(KernelQueue.wouldWait(ours, PIECE)).isPositive();
    }

    @Test
    void seesRoomAgainWhenThePartnerHasReadOn() throws IOException {
        int written = fill();

        partner.configureBlocking(false);
        var read = ByteBuffer.allocate(written);
        await().until(() -> partner.read(read) >= 0 && !read.hasRemaining());

        await().until(() -> KernelQueue.wouldWait(ours, PIECE) == 0);
    }

    /** Writes until nothing more fits, to a partner that does not read. */
    private int fill() throws IOException {
        int written = 0;
        // What was just sent is acknowledged a moment later, so that the first time it does not fit is not the last.
        for (int refused = 0; refused < 1000 && written < MUCH; ) {
            if (KernelQueue.wouldWait(ours, PIECE) == 0) {
                written += ours.write(ByteBuffer.allocate(PIECE));
            } else {
                refused++;
            }
        }
        return written;
    }
}
