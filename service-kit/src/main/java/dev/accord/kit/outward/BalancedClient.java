package dev.accord.kit.outward;

import dev.accord.kit.instance.Instance;
import dev.accord.kit.instance.Instances;
import dev.accord.kit.instance.Neighbours;
import dev.accord.kit.instance.NothingSent;
import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.net.URI;
import java.util.Collection;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sends what is meant for {@code http://shelf-service} to one of its instances: to another when no connection came
 * about, and never to a second one when a first may have taken it in.
 */
class BalancedClient implements Client {

    private static final int FAULT = 500;

    private final Client connections;
    private final Neighbours neighbours;

    BalancedClient(Client connections, Neighbours neighbours) {
        this.connections = connections;
        this.neighbours = neighbours;
    }

    @Override
    public Response execute(Request request, Request.Options options) throws IOException {
        URI asked = URI.create(request.url());
        Optional<Instances> instances = neighbours.named(asked.getHost());
        if (instances.isEmpty()) {
            return connections.execute(request, options);
        }
        Iterator<Instance> inTurn = instances.get().inTurn().iterator();
        while (true) {
            Instance instance = inTurn.next();
            try {
                return ask(instance, at(instance.address(), asked, request), options);
            } catch (IOException failed) {
                if (!NothingSent.in(failed) || !inTurn.hasNext()) {
                    throw failed;
                }
            }
        }
    }

    private Response ask(Instance instance, Request request, Request.Options options) throws IOException {
        instance.begun();
        boolean answered = false;
        boolean refused = false;
        try {
            Response response = connections.execute(request, options);
            answered = !isFault(response);
            return response;
        } catch (IOException failed) {
            refused = NothingSent.in(failed);
            throw failed;
        } finally {
            if (answered) {
                instance.answered();
            } else if (refused) {
                instance.refused();
            } else {
                instance.failed();
            }
        }
    }

    /** A problem document with 503 is an answer: it says that something behind the service is missing. */
    private static boolean isFault(Response response) {
        return response.status() == FAULT || (response.status() > FAULT && !isProblem(response));
    }

    private static boolean isProblem(Response response) {
        @Nullable Collection<String> types = response.headers().get("Content-Type");
        return types != null && types.stream().anyMatch(type -> type.startsWith("application/problem+json"));
    }

    private static Request at(URI address, URI asked, Request request) {
        String path = asked.getRawPath() + (asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery());
        return Request.create(
                request.httpMethod(),
                address.toString().replaceAll("/+$", "") + path,
                request.headers(),
                request.body(),
                request.charset(),
                request.requestTemplate());
    }
}
