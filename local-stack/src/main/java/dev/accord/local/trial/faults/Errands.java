package dev.accord.local.trial.faults;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.accord.local.demo.Answer;
import dev.accord.local.demo.Call;
import dev.accord.local.demo.DemoOptions;
import dev.accord.local.demo.Mailbox;
import dev.accord.local.demo.Outside;
import dev.accord.local.demo.Partner;
import dev.accord.local.demo.Person;
import dev.accord.local.trial.Participants;
import dev.accord.local.trial.Trees;
import dev.accord.local.trial.faults.EventsOnTheWay.Cause;
import java.net.URI;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** What is taken on at once and carried afterwards: events, webhooks, mail; with somebody of its own for each. */
final class Errands implements AutoCloseable {
    // As for any question of people: the gateway gives up after 2 s, the rest is for a machine that is busy.
    private static final Duration BOUND = Duration.ofMillis(3500);
    private static final String NAME = "/api/account/me/data/account.display_name";

    private final Questions questions;
    private final DemoOptions options;
    private final MongoClient store;
    private final Partner partner;
    private final Probe webhook;

    /**
     * @param mongodbUri the store itself, past any fault
     * @param beforePartner where something stands that fails between sharing-service and a partner
     */
    Errands(Questions questions, DemoOptions options, String mongodbUri, UnaryOperator<URI> beforePartner) {
        this.questions = questions;
        this.options = options;
        this.store = MongoClients.create(mongodbUri);
        Participants participants = questions.participants();
        this.partner = participants.partner("Listening Partner", beforePartner);
        this.webhook = new Errand(
                new WebhooksOnTheWay(store, participants.officer(), partner, participants.agreementWith(partner)),
                BOUND);
    }

    Probe webhook() {
        return webhook;
    }

    Probe mail() {
        Participants participants = questions.participants();
        Person reader = participants.person("Reader");
        Mailbox mailbox =
                new Mailbox(new Outside(options.platform().gateway(), options.patience()), options.platform());
        return new Errand(
                new MailOnTheWay(participants.officer(), mailbox, reader.email(), participants.label()), BOUND);
    }

    Probe choice() {
        Person person = questions.participants().person("Chooser");
        return event(
                "consent-service",
                "accord_consent",
                person,
                number -> questions.askOnce(
                        person, person.choice("marketing-email", "granted").once()));
    }

    Probe correction() {
        Person person = questions.participants().person("Corrector");
        return event("account-service", "accord_account", person, number -> {
            Answer before = questions.askOnce(person, Call.get(NAME));
            return questions.askOnce(
                    person,
                    Call.put(NAME, Trees.object().put("value", "Corrected " + System.nanoTime()))
                            .ifMatch(before.etag()));
        });
    }

    private Probe event(String source, String database, Person person, Cause cause) {
        return new Errand(new EventsOnTheWay(store, source, database, person.subject(), cause), BOUND);
    }

    @Override
    public void close() {
        partner.close();
        store.close();
    }
}
