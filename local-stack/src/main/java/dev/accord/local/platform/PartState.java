package dev.accord.local.platform;

/** Where a part is in its life. */
public enum PartState {
    WAITING,
    STARTING,
    UP,
    /** It died by itself and is about to be started again. */
    CRASHED,
    /** It did not become ready, or died too often, and is left alone. */
    FAILED,
    STOPPED
}
