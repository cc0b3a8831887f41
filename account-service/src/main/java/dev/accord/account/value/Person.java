package dev.accord.account.value;

import dev.accord.account.subject.SubjectId;
import dev.accord.kit.identity.Caller;

/** The person who is calling about their own data. */
public final class Person {
    private Person() {}

    /** The only subject this caller can reach. That it is a person who calls, each operation sees to ({@code OnlyFor}). */
    public static SubjectId of(Caller caller) {
        return new SubjectId(caller.subject());
    }
}
