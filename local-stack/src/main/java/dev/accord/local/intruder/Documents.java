package dev.accord.local.intruder;

import dev.accord.local.demo.Answer;
import dev.accord.local.demo.Call;
import dev.accord.local.demo.Credential;
import dev.accord.local.demo.Outside;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** The OpenAPI documents as they are served: the public ones through the gateway, the inner ones by the service. */
public final class Documents {
    static final List<String> SERVICES = List.of("account", "consent", "sharing", "notification");
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");
    private static final String CALLERS = "x-accord-callers";

    private final List<Operation> operations;

    private Documents(List<Operation> operations) {
        this.operations = List.copyOf(operations);
    }

    /**
     * One operation as its document describes it.
     *
     * @param callers who may call it, as the code declares
     * @param description the operation object
     * @param document the document it stands in, where its references lead
     */
    public record Operation(
            String service, String method, String path, Set<String> callers, JsonNode description, JsonNode document) {

        boolean takesBody() {
            return description.has("requestBody");
        }

        @Override
        public String toString() {
            return service + ": " + method + " " + path;
        }
    }

    /** Reads them all. */
    static Documents read(Outside gateway, Map<String, Outside> services) {
        List<Operation> operations = new ArrayList<>();
        for (String service : SERVICES) {
            Outside inside = Objects.requireNonNull(services.get(service));
            operations.addAll(operationsIn(service, document(gateway, "/api/docs/" + service)));
            operations.addAll(operationsIn(service, document(inside, "/v3/api-docs/inner")));
        }
        return new Documents(operations);
    }

    public List<Operation> operations() {
        return operations;
    }

    private static JsonNode document(Outside where, String path) {
        Answer answer = where.ask(Credential.NOBODY, Call.get(path));
        if (!answer.good()) {
            throw new IllegalStateException("no OpenAPI document at " + path + ": " + answer.status());
        }
        return answer.json();
    }

    /** What one document of a service describes. */
    public static List<Operation> operationsIn(String service, JsonNode document) {
        return document.path("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .map(method -> new Operation(
                                service,
                                method.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                callers(method.getValue()),
                                method.getValue(),
                                document)))
                .toList();
    }

    private static Set<String> callers(JsonNode operation) {
        Set<String> callers = new TreeSet<>();
        operation.path(CALLERS).valueStream().forEach(caller -> callers.add(caller.asString("")));
        return callers;
    }
}
