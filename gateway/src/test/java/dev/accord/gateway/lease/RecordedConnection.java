package dev.accord.gateway.lease;

/** A connection that remembers what was done to it. */
final class RecordedConnection implements OutwardConnection {

    int unsent;
    int resets;
    int room = Integer.MAX_VALUE;
    Runnable whenAskedForRoom = () -> {};
    Runnable whenAskedForUnsent = () -> {};

    @Override
    public void beginHandOver(int sendBufferBytes) {}

    @Override
    public int wouldWait(int bytes) {
        whenAskedForRoom.run();
        return Math.max(0, bytes - room);
    }

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
