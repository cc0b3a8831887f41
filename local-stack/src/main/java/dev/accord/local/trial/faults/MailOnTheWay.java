package dev.accord.local.trial.faults;

import dev.accord.local.demo.Answer;
import dev.accord.local.demo.Call;
import dev.accord.local.demo.Mailbox;
import dev.accord.local.demo.Officer;
import tools.jackson.databind.JsonNode;

/** Notices by e-mail of one policy version after the other. */
final class MailOnTheWay implements Carriage {
    private final Officer officer;
    private final Mailbox mailbox;
    private final String reader;
    private final String label;
    private int versions;
    private String version = "";
    private String campaign = "";

    /**
     * @param reader the address of somebody whom every notice concerns
     * @param label begins the name of every version
     */
    MailOnTheWay(Officer officer, Mailbox mailbox, String reader, String label) {
        this.officer = officer;
        this.mailbox = mailbox;
        this.reader = reader;
        this.label = label;
    }

    @Override
    public Answer send(int number) {
        version = label + "." + ++versions;
        Answer published = officer.publishes(version);
        if (!published.good()) {
            return published;
        }
        Answer begun = officer.announces(version);
        campaign = begun.json().path("id").asString("");
        return begun;
    }

    @Override
    public Arrival look() {
        JsonNode view = officer.ask(Call.get("/api/notifications/campaigns/" + campaign))
                .json();
        long prepared = view.path("progress").path("prepared").asLong(0);
        boolean claimed = view.path("audience_complete").asBoolean(false)
                && prepared > 0
                && view.path("progress").path("mailed").asLong(0) == prepared;
        if (mailbox.mailTo(reader, version).isPresent()) {
            return Arrival.ARRIVED;
        }
        return claimed ? Arrival.CLAIMED : Arrival.WAITING;
    }
}
