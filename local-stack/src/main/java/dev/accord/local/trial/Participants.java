package dev.accord.local.trial;

import dev.accord.local.demo.Answer;
import dev.accord.local.demo.Call;
import dev.accord.local.demo.DemoOptions;
import dev.accord.local.demo.Officer;
import dev.accord.local.demo.Outside;
import dev.accord.local.demo.Partner;
import dev.accord.local.demo.Person;
import dev.accord.local.demo.Research;
import java.net.URI;
import java.security.SecureRandom;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

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

    /** Sets what is made here apart from what is made for other trials on the same platform. */
    public String label() {
        return label;
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
        return registered(new Partner(partners, options.platform(), name + " " + label));
    }

    /**
     * Such a partner with something standing before its own address for webhooks.
     *
     * @param before the address to be reached at, for its own
     */
    public Partner partner(String name, UnaryOperator<URI> before) {
        Partner partner = new Partner(partners, options.platform(), name + " " + label);
        partner.isReachedThrough(before.apply(partner.listensAt()));
        return registered(partner);
    }

    private Partner registered(Partner partner) {
        partner.isRegisteredAs(officer.registers(partner));
        return partner;
    }

    /** An agreement that both have signed. */
    public String agreementWith(Partner partner) {
        JsonNode draft = draftFor(partner);
        String agreement = draft.path("id").asString("");
        require(officer.signs(agreement), "the company's signature");
        require(partner.signs(agreement, draft.path("terms_hash").asString("")), "the partner's signature");
        return agreement;
    }

    /** An agreement that nobody has signed. */
    public JsonNode draftFor(Partner partner) {
        Answer draft = officer.drafts(Research.agreementWith(partner.id()));
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
