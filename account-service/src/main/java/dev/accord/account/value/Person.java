package dev.accord.account.value;

import dev.accord.account.subject.SubjectId;
import dev.accord.kit.identity.Caller;

/** The person who is calling about their own data. */
public final class Person {
    private static final String ROLE = "user";

    private Person() {}

    /** The only subject this caller can reach. A service, partner or officer is no person here and is refused. */
    public static SubjectId of(Caller caller) {
        caller.requireRole(ROLE);
        return new SubjectId(caller.subject());
    }
}
