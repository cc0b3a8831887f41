package dev.accord.gateway.lease;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A connection that remembers what was done to it. */
final class RecordedConnection implements OutwardConnection {

    final List<Duration> writeLimits = new ArrayList<>();
    int unsent;
    int resets;
    boolean ended;
    Runnable whenAskedForUnsent = () -> {};

    @Override
    public void beginHandOver(int sendBufferBytes) {}

    @Override
    public void limitNextWrite(Duration limit) {
        writeLimits.add(limit);
    }

    @Override
    public int unsentBytes() {
        whenAskedForUnsent.run();
        return unsent;
    }

    @Override
    public void endHandOver() {
        ended = true;
    }

    @Override
    public synchronized void reset() {
        resets++;
    }
}
