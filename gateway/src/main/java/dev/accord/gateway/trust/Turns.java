package dev.accord.gateway.trust;

import java.util.function.Supplier;

/** One at a time for each session, wherever its requests arrive. */
public interface Turns {

    /** Does it when nobody else does anything for this session. */
    <T> T inTurn(String session, Supplier<T> doing);
}
