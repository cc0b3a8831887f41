package dev.accord.gateway.lease;

/** A connection that remembers what was done to it. */
final class RecordedConnection implements OutwardConnection {

    int unsent;
    int resets;
    Runnable whenAskedForUnsent = () -> {};

    @Override
    public void beginHandOver(int sendBufferBytes) {}

    @Override
    public int unsentBytes() {
        whenAskedForUnsent.run();
        return unsent;
    }

    @Override
    public synchronized void reset() {
        resets++;
    }
}
