package dev.accord.notification.mail;

import dev.accord.notification.audience.Contact;
import dev.accord.notification.campaign.Campaign;
import dev.accord.notification.campaign.Campaigns;
import dev.accord.notification.delivery.Delivery;
import dev.accord.notification.message.Language;
import dev.accord.notification.message.Message;
import dev.accord.notification.message.Messages;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Writes the letter of a delivery in its reader's language. */
@Component
class Writing {

    private final Campaigns campaigns;
    private final Messages messages;
    private final MailSettings settings;
    private final Clock clock;

    Writing(Campaigns campaigns, Messages messages, MailSettings settings, Clock clock) {
        this.campaigns = campaigns;
        this.messages = messages;
        this.settings = settings;
        this.clock = clock;
    }

    /** None when there is no usable address. */
    Optional<Letter> letter(Session session, Delivery delivery, Contact contact) {
        Campaign campaign = campaigns.find(delivery.campaign()).orElseThrow();
        return address(contact).map(to -> {
            Message message = messages.of(campaign.change(), Language.spokenBy(contact.language()));
            try {
                return Letter.of(session, delivery.id(), message, to, settings, clock.instant());
            } catch (MessagingException ourOwnFault) {
                // The cause is left out: it would quote the address.
                throw new IllegalStateException("the letter of " + delivery.id() + " cannot be written");
            }
        });
    }

    private static Optional<InternetAddress> address(Contact contact) {
        if (contact.email() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new InternetAddress(contact.email(), true));
        } catch (AddressException notAnAddress) {
            return Optional.empty();
        }
    }
}
