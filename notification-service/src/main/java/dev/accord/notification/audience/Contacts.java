package dev.accord.notification.audience;

import java.util.Map;

/** The contacts of one batch of people. */
public record Contacts(Map<SubjectId, Contact> bySubject) {

    public Contacts {
        bySubject = Map.copyOf(bySubject);
    }

    /** Nothing known for somebody whom account-service does not know, or no longer. */
    public Contact of(SubjectId subject) {
        return bySubject.getOrDefault(subject, Contact.NONE);
    }

    @Override
    public String toString() {
        return bySubject.size() + " contacts";
    }
}
