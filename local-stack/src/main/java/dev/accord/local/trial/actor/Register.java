package dev.accord.local.trial.actor;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What one value may be, going by the answers to who writes it: what was acknowledged last, or anything attempted after
 * that. One thread writes it.
 */
final class Register<T> {
    private final Set<T> possible = ConcurrentHashMap.newKeySet();

    Register(T first) {
        possible.add(first);
    }

    void attempted(T value) {
        possible.add(value);
    }

    void acknowledged(T value) {
        possible.removeIf(other -> !other.equals(value));
    }

    boolean allows(T found) {
        return possible.contains(found);
    }

    /** Whether it can be this and nothing else. */
    boolean isCertainly(T value) {
        return possible.size() == 1 && possible.contains(value);
    }
}
