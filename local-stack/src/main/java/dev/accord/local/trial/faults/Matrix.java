package dev.accord.local.trial.faults;

import dev.accord.local.demo.DemoOptions;
import dev.accord.local.demo.Partner;
import java.util.ArrayList;
import java.util.List;

/** Every edge that has a proxy on it, with a question that needs it. */
final class Matrix implements AutoCloseable {
    private final Edges edges;
    private final DemoOptions options;
    private final Questions questions;
    private final List<Runnable> closing = new ArrayList<>();

    Matrix(Edges edges, DemoOptions options) {
        this.edges = edges;
        this.options = options;
        this.questions = new Questions(options);
    }

    /** Those between services, on which data and decisions travel. */
    List<Edge> betweenServices() {
        List<Edge> all = new ArrayList<>();
        all.add(edge("gateway", "account-service", questions.reads(Questions.ME), false));
        all.add(edge("gateway", "consent-service", questions.reads(Questions.CHOICES), false));
        all.add(edge("gateway", "sharing-service", questions.page(), false));
        all.add(edge("gateway", "notification-service", questions.reads(Questions.NOTICES), false));
        all.add(edge("account-service", "consent-service", questions.telemetry(), false));
        all.add(edge("consent-service", "sharing-service", questions.preview(), false));
        all.add(edge("sharing-service", "account-service", questions.page(), false));
        all.add(edge("sharing-service", "consent-service", questions.page(), false));
        all.add(edge("notification-service", "account-service", questions.officers().campaign(), false));
        all.add(edge("notification-service", "consent-service", questions.officers().campaign(), false));
        return all;
    }

    /**
     * Every edge that has a proxy on it.
     *
     * @param mongodbUri the store itself, past any fault
     */
    List<Edge> all(String mongodbUri) {
        List<Edge> all = betweenServices();
        all.addAll(carried(mongodbUri));
        Partner stopped = questions.participants().partner("Stopped Partner");
        closing.add(stopped::close);
        all.add(edge("sharing-service", "gateway", questions.officers().standing(stopped), false));
        all.add(edge("account-service", Edges.STORE, questions.needing(Questions.ME + "/data"), false));
        all.add(edge("consent-service", Edges.STORE, questions.choice(), false));
        all.add(edge("sharing-service", Edges.STORE, questions.page(), false));
        all.add(edge("notification-service", Edges.STORE, questions.needing(Questions.NOTICES), false));
        all.add(edge("sharing-service", Edges.REGISTRATION, questions.officers().registration(), false));
        all.add(edge("gateway", Edges.KEYCLOAK, questions.reads(Questions.ME), true));
        all.add(edge("account-service", Edges.KEYCLOAK, questions.telemetry(), true));
        all.add(edge("consent-service", Edges.KEYCLOAK, questions.reads(Questions.CHOICES), true));
        all.add(edge("sharing-service", Edges.KEYCLOAK, questions.page(), true));
        all.add(edge("notification-service", Edges.KEYCLOAK, questions.reads(Questions.NOTICES), true));
        return all;
    }

    /** Those over which something is carried after it was taken on. */
    private List<Edge> carried(String mongodbUri) {
        Errands errands = new Errands(questions, options, mongodbUri, edges::beforePartner);
        closing.add(errands::close);
        return List.of(
                events("consent-service", errands.choice()),
                events("account-service", errands.correction()),
                edge("sharing-service", Edges.PARTNER, errands.webhook(), false),
                edge("notification-service", Edges.MAIL, errands.mail(), false));
    }

    private Edge events(String from, Probe probe) {
        return new Edge(from, "sharing-service (events)", edges.between(from, "sharing-service"), probe, false);
    }

    /** The one between these two. */
    List<Edge> between(String asks, String asked) {
        return betweenServices().stream()
                .filter(edge -> edge.asks().equals(asks) && edge.asked().equals(asked))
                .toList();
    }

    private Edge edge(String asks, String asked, Probe probe, boolean startsAnew) {
        return new Edge(asks, asked, edges.between(asks, asked), probe, startsAnew);
    }

    @Override
    public void close() {
        closing.forEach(Runnable::run);
        questions.close();
    }
}
