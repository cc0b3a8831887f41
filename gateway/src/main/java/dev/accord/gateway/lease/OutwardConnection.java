package dev.accord.gateway.lease;

import java.io.IOException;

/** The connection to the partner, below what the servlet API shows of it. */
interface OutwardConnection {

    /** Keeps what the kernel may hold for a slow reader small. */
    void beginHandOver(int sendBufferBytes) throws IOException;

    /**
     * How many of so many bytes more would not leave at once but wait in this machine, because the partner has no room
     * for them or the network is not to be flooded.
     */
    int wouldWait(int bytes) throws IOException;

    /** Bytes that were written but have not left this machine. */
    int unsentBytes() throws IOException;

    /**
     * Aborts: the peer gets a reset (RST), never a clean end, and what the kernel still holds is thrown away. Safe from
     * any thread, any number of times.
     */
    void reset();
}
