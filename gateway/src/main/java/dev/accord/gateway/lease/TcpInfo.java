package dev.accord.gateway.lease;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * What the kernel knows of a connection's other end ({@code struct tcp_info}, linux/tcp.h).
 *
 * @param window bytes beyond the last acknowledged one that the other end has room for
 * @param packets how many more packets may be under way at present
 * @param packetBytes what one of them carries
 */
record TcpInfo(int window, int packets, int packetBytes) {

    static final int LEVEL = 6;
    static final int OPTION = 11;
    static final int BYTES = 232;

    private static final long SND_MSS = 16;
    private static final long UNACKED = 24;
    private static final long SND_CWND = 80;
    private static final long SND_WND = 228;

    /** A kernel that tells nothing of windows (before 5.4) is taken to have room: the look after writing is left. */
    static TcpInfo read(MemorySegment info, int length) {
        if (length < BYTES) {
            return new TcpInfo(Integer.MAX_VALUE, Integer.MAX_VALUE, 1);
        }
        int free = info.get(ValueLayout.JAVA_INT, SND_CWND) - info.get(ValueLayout.JAVA_INT, UNACKED);
        return new TcpInfo(
                info.get(ValueLayout.JAVA_INT, SND_WND), Math.max(0, free), info.get(ValueLayout.JAVA_INT, SND_MSS));
    }

    /**
     * How many bytes written now would leave at once.
     *
     * @param unacknowledged written bytes whose arrival is not confirmed, those not sent among them
     */
    int room(int unacknowledged, int unsent) {
        long byWindow = (long) window - unacknowledged;
        long byNetwork = (long) packets * packetBytes - unsent;
        return Math.clamp(Math.min(byWindow, byNetwork), 0, Integer.MAX_VALUE);
    }
}
