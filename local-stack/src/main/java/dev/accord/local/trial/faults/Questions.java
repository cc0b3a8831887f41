package dev.accord.local.trial.faults;

import dev.accord.local.demo.Answer;
import dev.accord.local.demo.Call;
import dev.accord.local.demo.DemoOptions;
import dev.accord.local.demo.Outside;
import dev.accord.local.demo.Partner;
import dev.accord.local.demo.Patience;
import dev.accord.local.demo.Person;
import dev.accord.local.demo.Research;
import dev.accord.local.trial.Participants;
import dev.accord.local.trial.Trees;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.function.Predicate;

/** What is asked from outside to find out how an edge does, by a person, an officer and a partner of its own. */
final class Questions implements AutoCloseable {
    // The gateway gives up after 2 s, after 5 s for what partners get; the rest is for a machine that is busy.
    static final Duration BOUND = Duration.ofMillis(3500);
    private static final Duration BOUND_FOR_PARTNERS = Duration.ofMillis(6500);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    static final String ME = "/api/account/me";
    static final String CHOICES = "/api/consent/me";
    static final String NOTICES = "/api/notifications/me";

    private final Outside outside;
    private final Participants participants;
    private final Person person;
    private final Partner partner;
    private final String agreement;
    private final String policy;

    Questions(DemoOptions options) {
        URI gateway = options.platform().gateway();
        this.outside = new Outside(gateway, new Patience(Duration.ZERO));
        this.participants = new Participants(options, new Outside(gateway, new Patience(PATIENCE)));
        this.person = participants.person("Mei");
        this.partner = participants.partner("Patient Partner");
        this.agreement = participants.agreementWith(partner);
        person.grants(Research.PURPOSE);
        this.policy = person.ask(Call.get("/api/consent/policies/current?language=en"))
                .json()
                .path("version")
                .asString();
    }

    /** An answer may come when the fault lets it through, but never half of one. */
    Probe reads(String path) {
        return probe(Call.get(path), Questions::isHalf);
    }

    /** No answer at all may be good. */
    Probe needing(String path) {
        return probe(Call.get(path), Answer::good);
    }

    private Probe probe(Call call, Predicate<Answer> opens) {
        return new Question(outside, person.session(), number -> call, opens, Questions::isWhole, BOUND);
    }

    Probe page() {
        Call call = Research.page(agreement, 10);
        return new Question(
                outside,
                partner::headersFor,
                number -> call,
                Questions::namesAnybody,
                Questions::carriesData,
                BOUND_FOR_PARTNERS);
    }

    Probe telemetry() {
        Predicate<Answer> stored = answer -> answer.good() && answer.text().contains("\"outcome\":\"stored\"");
        return new Question(
                outside,
                person.session(),
                number -> Call.post(ME + "/telemetry", Research.telemetry()).once(),
                stored,
                stored,
                BOUND);
    }

    Probe choice() {
        return new Question(
                outside,
                person.session(),
                number -> person.choice("marketing-email", number % 2 == 0 ? "granted" : "refused")
                        .once(),
                Answer::good,
                Answer::good,
                BOUND);
    }

    Probe preview() {
        return new Question(
                outside,
                person.session(),
                number -> Call.post(CHOICES + "/" + Research.PURPOSE + "/withdrawal-preview", Trees.object()),
                Answer::good,
                Answer::good,
                BOUND);
    }

    OfficersQuestions officers() {
        return new OfficersQuestions(outside, participants, partner, policy);
    }

    Participants participants() {
        return participants;
    }

    /** Asks once and takes what comes. */
    Answer askOnce(Person who, Call call) throws IOException {
        return outside.askOnce(who.session(), call);
    }

    /** More than a refusal: somebody's item, or a part of one. */
    private static boolean namesAnybody(Answer answer) {
        return !answer.json().path("items").isEmpty() || answer.text().contains("\"sealed\"");
    }

    private static boolean carriesData(Answer answer) {
        return answer.json()
                .path("items")
                .valueStream()
                .anyMatch(item -> !item.path("values").isEmpty() || item.has("sealed"));
    }

    private static boolean isWhole(Answer answer) {
        return answer.good() && answer.json().isObject();
    }

    private static boolean isHalf(Answer answer) {
        boolean spoiled = answer.text().contains("~");
        return answer.good() && !answer.json().isObject() && !spoiled;
    }

    @Override
    public void close() {
        partner.close();
    }
}
