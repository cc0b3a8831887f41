package dev.accord.local.trial.replicas;

import dev.accord.local.LocalStack;
import dev.accord.local.demo.Call;
import dev.accord.local.demo.DemoOptions;
import dev.accord.local.demo.Outside;
import dev.accord.local.demo.Partner;
import dev.accord.local.demo.Person;
import dev.accord.local.demo.Research;
import dev.accord.local.trial.Participants;
import java.io.IOException;

/** A person and a partner who ask through both gateways. */
final class Asking implements AutoCloseable {
    private static final String MARKETING = "marketing-email";
    private static final long NANOS_UNTIL_DATA = 60_000_000_000L;

    private final Doors doors;
    private final Person person;
    private final Partner partner;
    private final String agreement;

    Asking(LocalStack stack, DemoOptions options) {
        this.doors = new Doors(stack.gateway(), stack.gateways());
        Participants participants = new Participants(options, new Outside(stack.gateway(), options.patience()));
        this.person = participants.person("Mei");
        person.grants(Research.PURPOSE);
        this.partner = participants.partner("Patient Partner");
        this.agreement = participants.agreementWith(partner);
    }

    /** Begins to ask, when the partner has data to ask for. */
    Load begin() throws IOException {
        Call page = Research.page(agreement, 10);
        long end = System.nanoTime() + NANOS_UNTIL_DATA;
        while (!doors.ask(partner::headersFor, page).good()) {
            if (System.nanoTime() > end) {
                throw new IOException("the partner gets no data");
            }
        }
        Load load = new Load();
        load.by(() -> doors.ask(person.session(), Call.get("/api/consent/me")));
        load.by(() -> doors.ask(person.session(), Call.get("/api/account/me")));
        load.by(() -> doors.ask(partner::headersFor, page));
        load.by(() -> doors.ask(
                person.session(), person.choice(Research.PURPOSE, "granted").once()));
        return load;
    }

    /** Has the person choose something, and returns when that was acknowledged. */
    void chooses(String choice) {
        if (!person.chooses(MARKETING, choice).good()) {
            throw new IllegalStateException("a choice was not taken");
        }
    }

    /** Whether that is what she is shown. */
    boolean hasChosen(String choice) {
        return person.choices()
                .path("choices")
                .valueStream()
                .filter(line -> line.path("purpose").asString("").equals(MARKETING))
                .anyMatch(line -> line.path("actions").toString().contains(choice));
    }

    @Override
    public void close() {
        doors.close();
        partner.close();
    }
}
