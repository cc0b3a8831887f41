package dev.accord.local.intruder;

import dev.accord.local.demo.Answer;
import dev.accord.local.demo.Call;
import dev.accord.local.demo.Credential;
import dev.accord.local.demo.Officer;
import dev.accord.local.demo.Partner;
import dev.accord.local.demo.Patience;
import dev.accord.local.demo.Person;
import dev.accord.local.demo.Research;
import dev.accord.local.trial.Participants;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Everybody there is: two people, three partners, officers and services, each with what is theirs, and who has nothing. */
public final class Cast implements AutoCloseable {
    private static final List<String> FIELDS = List.of("appliance.model");

    private final Patience patience;
    private final Participants participants;
    private final Partner one;
    private final Partner other;
    private final Partner without;
    private final List<Intruder> all = new ArrayList<>();

    private final boolean withNotices;

    private Cast(Ground ground, boolean withNotices) {
        this.withNotices = withNotices;
        this.patience = ground.options().patience();
        this.participants = new Participants(ground.options(), ground.gateway());
        this.one = participants.partner("One Partner");
        this.other = participants.partner("Other Partner");
        this.without = participants.partner("Partner Without Agreement");
        people();
        all.addAll(Insiders.of(ground));
        all.add(new Intruder("partner without agreement", Set.of("partner"), "", without::headersFor, Map.of()));
        all.add(nobody("bound token without its proof", one.withoutProof()));
        all.add(nobody("bound token with another's proof", this::withAnothersProof));
        all.add(nobody("anonymous", Credential.NOBODY));
    }

    /**
     * Lets everybody come and get what is theirs. All people of the platform are told of a policy version for that, which
     * can be done only once.
     */
    public static Cast full(Ground ground) {
        return new Cast(ground, true);
    }

    /** The same people, who have no notices: nobody but them sees anything of it. */
    public static Cast withoutNotices(Ground ground) {
        return new Cast(ground, false);
    }

    public List<Intruder> all() {
        return List.copyOf(all);
    }

    private void people() {
        Person mei = participants.person("Mei");
        Person jonas = participants.person("Jonas");
        Map<String, String> ofMei = receipt(mei);
        Map<String, String> ofJonas = receipt(jonas);
        Map<String, String> ofOne = agreement(one, mei);
        Map<String, String> ofOther = agreement(other, mei);
        mei.withdraws(Research.PURPOSE);
        ofOne.put("deletion", first(() -> one.ask(Call.get("/api/sharing/deletions")), "id"));
        ofOther.put("deletion", first(() -> other.ask(Call.get("/api/sharing/deletions")), "id"));
        if (withNotices) {
            notify(participants.officer());
            ofMei.put("notice", first(() -> mei.ask(Call.get("/api/notifications/me")), "id"));
            ofJonas.put("notice", first(() -> jonas.ask(Call.get("/api/notifications/me")), "id"));
        }
        all.add(new Intruder("user", Set.of("user"), "", mei.session(), ofMei));
        all.add(new Intruder("other user", Set.of("user"), "", jonas.session(), ofJonas));
        all.add(new Intruder("partner", Set.of("partner"), "", one::headersFor, ofOne));
        all.add(new Intruder("other partner", Set.of("partner"), "", other::headersFor, ofOther));
        String good = mei.session().accessToken();
        all.add(nobody("token signed by somebody else", Forgery.of(good)));
        all.add(nobody("token of another issuer", Forgery.of(good, "https://elsewhere.example/realms/accord")));
    }

    private Map<String, String> receipt(Person person) {
        String receipt =
                person.grants(Research.PURPOSE).json().path("receipt_id").asString("");
        return new LinkedHashMap<>(Map.of("receipt", receipt));
    }

    /** An agreement under which the partner has received data about this person, among others. */
    private Map<String, String> agreement(Partner partner, Person person) {
        String agreement = participants.agreementWith(partner);
        String subject = await(() -> {
            Answer page = partner.pulls(agreement, Research.PURPOSE, FIELDS, null, 500);
            return person.ask(Call.get("/api/sharing/me/disclosures")).text().contains(agreement)
                    ? Optional.of(
                            page.json().path("items").path(0).path("subject").asString(""))
                    : Optional.empty();
        });
        return new LinkedHashMap<>(Map.of("agreement", agreement, "pairwise-id", subject));
    }

    /** Tells everybody of the first version of which nobody has been told yet. */
    private void notify(Officer officer) {
        List<Answer> refusals = new ArrayList<>();
        JsonNode versions =
                officer.ask(Call.get("/api/consent/policies?limit=100")).json();
        for (JsonNode version : versions.path("items").values()) {
            var campaign = JsonMapper.shared().createObjectNode().put("kind", "policy-change");
            campaign.put("policy_version", version.path("version").asString(""));
            Answer answer = officer.ask(
                    Call.post("/api/notifications/campaigns", campaign).once());
            if (answer.good()) {
                return;
            }
            refusals.add(answer);
        }
        throw new IllegalStateException("nobody can be told of any policy version: " + refusals);
    }

    private Map<String, String> withAnothersProof(String method, URI address) {
        Map<String, String> shown = new LinkedHashMap<>(one.headersFor(method, address));
        shown.putAll(Map.of(
                "DPoP", Objects.requireNonNull(other.headersFor(method, address).get("DPoP"))));
        return shown;
    }

    private static Intruder nobody(String name, Credential credential) {
        return new Intruder(name, Set.of(), "", credential, Map.of());
    }

    /** A member of the list's first item, once there is one. */
    private String first(Supplier<Answer> list, String member) {
        return await(() -> Optional.of(list.get().json().path("items").path(0))
                .filter(JsonNode::isObject)
                .map(item -> item.path(member).asString("")));
    }

    private String await(Supplier<Optional<String>> question) {
        return patience.await(question)
                .orElseThrow(() -> new IllegalStateException("something did not come that should have come by now"));
    }

    @Override
    public void close() {
        one.close();
        other.close();
        without.close();
    }
}
