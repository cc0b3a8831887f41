package dev.accord.notification.delivery;

/** What the ledger says happened to a delivery; the wire names are the lower-case words with hyphens. */
public enum Happening {
    SHOWN,
    ACKNOWLEDGED,
    MAIL_ACCEPTED,
    MAIL_FAILED,
    MAIL_EXHAUSTED,
    MAIL_BOUNCED,
    MAIL_REQUEUED,
    BOUNCE_WINDOW_OVER
}
