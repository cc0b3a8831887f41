package dev.accord.kit.instance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Collection;
import java.util.List;

/**
 * Asks every instance again and again whether it is ready, so that one that is dead, frozen or about to end is left
 * alone before somebody's request finds out, and one that is back is asked again. A service's only instance is not
 * probed: there is no other to ask instead.
 */
public final class Probing implements AutoCloseable {

    private static final String READINESS = "/actuator/health/readiness";
    private static final int READY = 200;

    private final ProbeSettings settings;
    private final HttpClient http;
    private final List<Thread> probes;

    public Probing(Collection<Instances> services, ProbeSettings settings) {
        this.settings = settings;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.patience())
                .build();
        this.probes = services.stream()
                .filter(Instances::areSeveral)
                .flatMap(instances -> instances.all().stream())
                .map(instance ->
                        Thread.ofVirtual().name("probe-" + instance.name()).start(() -> watch(instance)))
                .toList();
    }

    private void watch(Instance instance) {
        HttpRequest question = HttpRequest.newBuilder(URI.create(instance.address() + READINESS))
                .timeout(settings.patience())
                .build();
        try {
            while (!Thread.currentThread().isInterrupted()) {
                ask(instance, question);
                Thread.sleep(settings.pace());
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask(Instance instance, HttpRequest question) throws InterruptedException {
        int removals = instance.removals();
        try {
            int status =
                    http.send(question, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status == READY) {
                instance.ready(removals);
            } else {
                instance.remove("it says that it is not ready");
            }
        } catch (IOException silent) {
            instance.remove("it does not say whether it is ready");
        }
    }

    @Override
    public void close() {
        probes.forEach(Thread::interrupt);
        http.shutdownNow();
    }
}
