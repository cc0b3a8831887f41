package dev.accord.gateway.trust;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Locks that few sessions share by chance, which costs a wait and needs no cleaning up. */
public final class TurnsInProcess implements Turns {

    private static final int LOCKS = 1024;

    private final ReentrantLock[] locks =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(ReentrantLock[]::new);

    @Override
    public <T> T inTurn(String session, Supplier<T> doing) {
        ReentrantLock lock = locks[Math.floorMod(session.hashCode(), LOCKS)];
        lock.lock();
        try {
            return doing.get();
        } finally {
            lock.unlock();
        }
    }
}
