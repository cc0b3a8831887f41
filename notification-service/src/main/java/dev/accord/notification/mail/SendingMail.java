package dev.accord.notification.mail;

import dev.accord.notification.audience.Audience;
import dev.accord.notification.audience.Contacts;
import dev.accord.notification.delivery.Delivery;
import dev.accord.notification.delivery.MailOutcome;
import dev.accord.notification.delivery.Setback;
import dev.accord.notification.duty.Duty;
import dev.accord.notification.mail.Claiming.Batch;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends what is due, batch by batch: claim, ask for the addresses, send, put each result on record before the next
 * message. When account-service or the mail server cannot be reached the batch is given back untried and waits.
 */
@Component
class SendingMail implements Duty {

    private static final Logger log = LoggerFactory.getLogger(SendingMail.class);
    private static final int MOST_DOUBLINGS = 4;
    private static final MailOutcome NOT_TRIED = new MailOutcome.NotTried();

    private final Claiming claiming;
    private final Audience audience;
    private final MailServer server;
    private final Writing writing;
    private final MailSettings settings;
    private final AtomicInteger outagesInARow = new AtomicInteger();

    SendingMail(Claiming claiming, Audience audience, MailServer server, Writing writing, MailSettings settings) {
        this.claiming = claiming;
        this.audience = audience;
        this.server = server;
        this.writing = writing;
        this.settings = settings;
    }

    @Override
    public boolean doOne() throws InterruptedException {
        Batch batch = claiming.next();
        if (batch.deliveries().isEmpty()) {
            return false;
        }
        Optional<Contacts> contacts = audience.contacts(
                batch.deliveries().stream().map(Delivery::subject).toList());
        if (contacts.isEmpty()) {
            log.warn(
                    "Account-service could not be asked for addresses; {} messages wait",
                    batch.deliveries().size());
            return broughtToAnEnd(batch, 0);
        }
        return broughtToAnEnd(batch, send(batch, contacts.get()));
    }

    /** Gives back what was not tried; true when all was, so that another batch may follow at once. */
    private boolean broughtToAnEnd(Batch batch, int sent) throws InterruptedException {
        giveBack(batch, sent);
        boolean whole = sent == batch.deliveries().size();
        outagesInARow.updateAndGet(outages -> whole ? 0 : Math.min(outages + 1, MOST_DOUBLINGS));
        return whole;
    }

    /** How many messages of the batch have their result on record. */
    private int send(Batch batch, Contacts contacts) throws InterruptedException {
        int done = 0;
        try (Conversation conversation = server.open()) {
            for (Delivery delivery : batch.deliveries()) {
                if (!conversation.usable() || !claiming.roomForOneMore(batch)) {
                    break;
                }
                claiming.settle(batch, delivery, attempt(conversation, delivery, contacts));
                done++;
            }
        } catch (MessagingException unreachable) {
            log.warn(
                    "The mail server cannot be reached; {} messages wait",
                    batch.deliveries().size());
        }
        return done;
    }

    private MailOutcome attempt(Conversation conversation, Delivery delivery, Contacts contacts) {
        if (claiming.lapsedTooOften(delivery)) {
            return new MailOutcome.Failed(Setback.of(Setback.Reason.LAPSED));
        }
        return writing.letter(conversation.session(), delivery, contacts.of(delivery.subject()))
                .map(conversation::send)
                .orElseGet(() -> new MailOutcome.Failed(Setback.of(Setback.Reason.NO_ADDRESS)));
    }

    private void giveBack(Batch batch, int from) throws InterruptedException {
        List<Delivery> untried =
                batch.deliveries().subList(from, batch.deliveries().size());
        for (Delivery delivery : untried) {
            claiming.settle(batch, delivery, NOT_TRIED);
        }
    }

    @Override
    public Duration pace() {
        // With everything down, claiming and giving back would be all the store does; so it is done ever more seldom.
        return settings.pace().multipliedBy(1L << outagesInARow.get());
    }

    @Override
    public int lanes() {
        return settings.lanes();
    }
}
