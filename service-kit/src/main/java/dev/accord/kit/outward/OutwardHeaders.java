package dev.accord.kit.outward;

/** Headers that steer a call and never leave the process. */
public final class OutwardHeaders {

    /** Names the service that a call is meant for, where the client's own name does not. */
    public static final String TARGET_SERVICE = "Accord-Target-Service";

    private OutwardHeaders() {}
}
