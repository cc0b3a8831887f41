package dev.accord.gateway.revocation;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Numbers written beside names, of which the highest counts, for a while. */
interface Marks {

    /** What a mark is beside. */
    record Name(String kind, String id) {}

    /**
     * Returns when every gateway that is asked from now on knows it.
     *
     * @throws dev.accord.kit.memory.MemoryUnreachable when that is not certain
     */
    void mark(Name name, long value, Duration kept);

    /**
     * The marks beside these names, in their order; null where there is none.
     *
     * @throws dev.accord.kit.memory.MemoryUnreachable when that cannot be found out
     */
    List<@Nullable Long> of(List<Name> names);
}
