package dev.accord.sharing.agreement;

/** What a verb did to an agreement. */
public sealed interface Transition {

    /** The agreement as it is now. */
    record Moved(Agreement agreement) implements Transition {}

    /** Nothing happened, and why. */
    record Refused(String because) implements Transition {}
}
