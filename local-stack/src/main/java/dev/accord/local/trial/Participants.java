package dev.accord.local.trial;

import dev.accord.local.demo.Answer;
import dev.accord.local.demo.Call;
import dev.accord.local.demo.DemoOptions;
import dev.accord.local.demo.Officer;
import dev.accord.local.demo.Outside;
import dev.accord.local.demo.Partner;
import dev.accord.local.demo.Person;
import dev.accord.local.demo.Research;
import java.security.SecureRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes people and partners for trials: ready to take part, and met by no earlier trial on the same platform. */
public final class Participants {
    private static final int LABEL_BITS = 40;

    private final DemoOptions options;
    private final Outside outside;
    private final Outside partners;
    private final Officer officer;
    private final String label = Long.toString(new SecureRandom().nextLong(1L << LABEL_BITS), Character.MAX_RADIX);

    public Participants(DemoOptions options, Outside outside) {
        this(options, outside, outside);
    }

    /** Lets partners reach the platform in a way of their own, such as without patience. */
    public Participants(DemoOptions options, Outside outside, Outside partners) {
        this.options = options;
        this.outside = outside;
        this.partners = partners;
        this.officer = new Officer(outside, options.platform(), options.officerUser(), options.officerPassword());
        officer.logsIn();
    }

    public Officer officer() {
        return officer;
    }

    /** Somebody with an account, the terms accepted, collecting allowed and something measured, but nothing shared. */
    public Person person(String givenName) {
        Person person = new Person(outside, options.platform(), givenName, "Test", "en", label);
        person.registers();
        Answer policy = person.ask(Call.get("/api/consent/policies/current?language=en"));
        require(policy, "a policy in force");
        require(person.acceptsTerms(policy.json().path("version").asString("")), "accepted terms");
        require(person.opensProfile(), "a profile");
        require(person.grants(Research.COLLECTED_FOR), "a consent to collect");
        require(person.sends(Research.telemetry()), "telemetry taken in");
        return person;
    }

    /** A registered partner with keys of its own and no agreement. */
    public Partner partner(String name) {
        Partner partner = new Partner(partners, options.platform(), name + " " + label);
        partner.isRegisteredAs(officer.registers(partner));
        return partner;
    }

    /** An agreement that both have signed. */
    public String agreementWith(Partner partner) {
        return agreementWith(partner, Research.agreementWith(partner.id()));
    }

    /** The same on terms of one's own. */
    public String agreementWith(Partner partner, ObjectNode terms) {
        JsonNode draft = drafted(terms);
        String agreement = draft.path("id").asString("");
        require(officer.signs(agreement), "the company's signature");
        require(partner.signs(agreement, draft.path("terms_hash").asString("")), "the partner's signature");
        return agreement;
    }

    /** An agreement that nobody has signed. */
    public JsonNode draftFor(Partner partner) {
        return drafted(Research.agreementWith(partner.id()));
    }

    private JsonNode drafted(ObjectNode terms) {
        Answer draft = officer.drafts(terms);
        require(draft, "a draft");
        return draft.json();
    }

    private static void require(Answer answer, String what) {
        if (!answer.good()) {
            throw new IllegalStateException("a trial cannot begin without " + what + ": " + answer.call()
                    + " was answered " + answer.status() + " " + answer.problem());
        }
    }
}
