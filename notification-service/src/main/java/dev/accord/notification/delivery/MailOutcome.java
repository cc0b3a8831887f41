package dev.accord.notification.delivery;

/** What came of one attempt to send an e-mail. */
public sealed interface MailOutcome {

    /** The mail server answered 250 to the whole message. */
    record Taken() implements MailOutcome {}

    /** It was not taken, and that counts as an attempt. */
    record Failed(Setback setback) implements MailOutcome {}

    /**
     * Nobody was asked: the mail server or account-service could not be reached. It does not count as an attempt,
     * because exhausting the attempts has consequences for the person (P3), and an outage of ours says nothing about
     * them.
     */
    record NotTried() implements MailOutcome {}
}
