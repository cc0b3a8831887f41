package dev.accord.kit.memory;

import java.io.Serial;

/** What instances remember together cannot be asked or told now: whatever rests on it is refused. */
public final class MemoryUnreachable extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** @param why a code or the name of a fault; never what was asked */
    public MemoryUnreachable(String why) {
        super(why, null, false, false);
    }
}
