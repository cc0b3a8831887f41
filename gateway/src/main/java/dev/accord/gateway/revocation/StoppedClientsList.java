package dev.accord.gateway.revocation;

import java.util.List;

/** Who knows which clients are stopped. */
interface StoppedClientsList {

    /**
     * All that are stopped now.
     *
     * @throws Unusable when it was not given, or not in time
     */
    List<Ended.Client> stopped();

    /** Why there is no list, as a code. */
    final class Unusable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unusable(String code) {
            super(code, null, false, false);
        }
    }
}
