package dev.accord.local.command;

/** What a running platform can be told to do with one part. */
enum Order {
    START,
    STOP,
    RESTART
}
