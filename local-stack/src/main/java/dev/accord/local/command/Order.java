package dev.accord.local.command;

/** What a running platform can be told to do with one part, or with all services. */
enum Order {
    START,
    STOP,
    RESTART,
    /** Restart every instance of every service, one after the other. */
    ROLL;

    /** Stands where a part's name stands in other orders. */
    static final String EVERY_SERVICE = "services";
}
