package dev.accord.notification.delivery;

/**
 * How far a campaign has come, in people.
 *
 * @param prepared who has a delivery; all the others are parts of these
 * @param shown who was given the notice in the inbox
 * @param mailWaiting whose e-mail is still to be sent or tried again
 * @param mailed whose e-mail the mail server accepted
 * @param failed whose e-mail was given up
 * @param delivered for whom P3 is met, in whichever way
 */
public record Progress(
        long prepared,
        long shown,
        long acknowledged,
        long mailWaiting,
        long mailed,
        long failed,
        long delivered,
        long deliveredByInbox,
        long deliveredByMail,
        long exhausted) {}
