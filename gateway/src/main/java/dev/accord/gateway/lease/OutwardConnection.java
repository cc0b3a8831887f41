package dev.accord.gateway.lease;

import java.io.IOException;
import java.time.Duration;

/** The connection to the partner, below what the servlet API shows of it. */
interface OutwardConnection {

    /** Keeps what the kernel may hold for a slow reader small, and remembers the time-outs to go back to. */
    void beginHandOver(int sendBufferBytes) throws IOException;

    /** The next write fails when it cannot be done within this time. */
    void limitNextWrite(Duration limit);

    /** Bytes that were written but have not left this machine. */
    int unsentBytes() throws IOException;

    /** The connection is used for other answers after this one: time-outs as before. */
    void endHandOver();

    /**
     * Aborts: the peer gets a reset (RST), never a clean end, and what the kernel still holds is thrown away. Safe from
     * any thread, any number of times.
     */
    void reset();
}
