package dev.accord.local.trial.faults;

import dev.accord.local.demo.Answer;
import dev.accord.local.demo.Call;
import dev.accord.local.demo.Officer;
import dev.accord.local.demo.Outside;
import dev.accord.local.demo.Partner;
import dev.accord.local.trial.Participants;
import dev.accord.local.trial.Trees;

/** What the officer asks. */
final class OfficersQuestions {
    private final Outside outside;
    private final Officer officer;
    private final Partner partner;
    private final String policy;

    /**
     * @param partner somebody to be registered again
     * @param policy the version in force
     */
    OfficersQuestions(Outside outside, Participants participants, Partner partner, String policy) {
        this.outside = outside;
        this.officer = participants.officer();
        this.partner = partner;
        this.policy = policy;
    }

    Probe campaign() {
        Call call = Call.post(
                "/api/notifications/campaigns/preview",
                Trees.object().put("kind", "policy-change").put("policy_version", policy));
        return new Question(outside, officer.session(), number -> call, Answer::good, Answer::good, Questions.BOUND);
    }

    Probe registration() {
        return new Question(
                outside,
                officer.session(),
                number -> Officer.registrationOf(partner),
                Answer::good,
                Answer::good,
                Questions.BOUND);
    }

    /** A partner that nobody else needs is stopped and let go on; only with the gateway told is all as it should be. */
    Probe standing(Partner stopped) {
        String address = "/api/sharing/partners/" + stopped.id();
        return new Question(
                outside,
                officer.session(),
                number -> {
                    Answer now = officer.ask(Call.get(address));
                    boolean active = isActive(now);
                    Call call = active
                            ? Call.post(address + "/suspension", Trees.object().put("reason", "a trial"))
                            : Call.post(address + "/resumption", Trees.object());
                    return call.ifMatch(now.etag());
                },
                answer -> false,
                answer -> answer.good() && (isActive(answer) || isRefusedByGateway(answer)),
                Questions.BOUND);
    }

    private static boolean isActive(Answer partner) {
        return partner.json().path("status").asString("").equals("active");
    }

    private static boolean isRefusedByGateway(Answer partner) {
        return partner.json()
                .path("refused_by")
                .valueStream()
                .anyMatch(by -> by.asString().equals("gateway"));
    }
}
