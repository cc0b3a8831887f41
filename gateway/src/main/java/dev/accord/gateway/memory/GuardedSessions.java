package dev.accord.gateway.memory;

import dev.accord.kit.memory.SharedMemory;
import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/** Sessions under the same care as all else in shared memory: answered in time, or refused. */
record GuardedSessions<S extends Session>(SessionRepository<S> sessions, SharedMemory memory)
        implements SessionRepository<S> {

    @Override
    public S createSession() {
        return sessions.createSession();
    }

    @Override
    public void save(S session) {
        memory.guarded(() -> {
            sessions.save(session);
            return true;
        });
    }

    @Override
    public @Nullable S findById(String id) {
        return memory.guarded(() -> sessions.findById(id));
    }

    @Override
    public void deleteById(String id) {
        memory.guarded(() -> {
            sessions.deleteById(id);
            return true;
        });
    }
}
