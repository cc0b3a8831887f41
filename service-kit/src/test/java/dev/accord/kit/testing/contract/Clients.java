package dev.accord.kit.testing.contract;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The Feign clients of a service against its contracts: every call has a scenario, every field that is read is given. */
public record Clients(String consumer, ApplicationContext context, JsonMapper json) {

    /** What is called or read though no contract gives it; empty when all is agreed. */
    public List<String> notAgreed() {
        var problems = new ArrayList<String>();
        for (var type : clients()) {
            var provider = type.getAnnotation(FeignClient.class).name();
            for (Method method : type.getDeclaredMethods()) {
                var problem = problem(Contract.between(consumer, provider), method);
                if (problem != null) {
                    problems.add(type.getSimpleName() + "." + method.getName() + ": " + problem);
                }
            }
        }
        return problems;
    }

    /** The kit's own client of events goes to whatever address it is given, and is held to the contract by the stub. */
    private List<Class<?>> clients() {
        return Arrays.stream(context.getBeanNamesForAnnotation(FeignClient.class))
                .flatMap(name -> ClassUtils.getAllInterfacesForClassAsSet(
                        context.getBean(name).getClass())
                        .stream())
                .filter(type -> type.isAnnotationPresent(FeignClient.class)
                        && !type.getName().startsWith("dev.accord.kit."))
                .<Class<?>>map(type -> type)
                .distinct()
                .toList();
    }

    private @Nullable String problem(Contract contract, Method method) {
        var mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
        if (mapping == null || mapping.path().length != 1) {
            return "is mapped to no path";
        }
        var path = mapping.path()[0].replaceAll("\\{[^}]+}", "[^/]+");
        JsonNode given = json.missingNode();
        boolean agreed = false;
        for (var scenario : contract.scenarios()) {
            var request = scenario.interaction().getRequest();
            if (request.getMethod().equals(mapping.method()[0].name())
                    && request.getPath().matches(path)) {
                agreed = true;
                var answer = scenario.answer();
                given = answer.status() < 300 ? merged(given, answer.body().node()) : given;
            }
        }
        return agreed ? unread(given, method) : contract + " has nothing for " + mapping.path()[0];
    }

    /** Reads all that is given as the client would, and misses what is not. */
    private @Nullable String unread(JsonNode given, Method method) {
        var strict = json.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .build();
        try {
            strict.readValue(strict.writeValueAsString(given), strict.constructType(method.getGenericReturnType()));
            return null;
        } catch (JacksonException missing) {
            return "reads what no scenario gives: " + missing.getOriginalMessage() + " in " + given;
        }
    }

    /** Everything that either gives: objects member by member, the elements of lists as one. */
    private JsonNode merged(JsonNode one, JsonNode other) {
        if (one.isMissingNode() || one.isEmpty()) {
            return other instanceof ArrayNode array ? asOne(array) : withListsAsOne(other);
        }
        if (one instanceof ObjectNode object && other.isObject()) {
            var both = object.deepCopy();
            other.properties()
                    .forEach(
                            member -> both.set(member.getKey(), merged(both.path(member.getKey()), member.getValue())));
            return both;
        }
        if (one instanceof ArrayNode array && other instanceof ArrayNode more) {
            return asOne(array.deepCopy().addAll(more));
        }
        return one;
    }

    private JsonNode asOne(ArrayNode list) {
        JsonNode element = json.missingNode();
        for (var next : list) {
            element = merged(element, next);
        }
        return element.isMissingNode() ? list : json.createArrayNode().add(element);
    }

    private JsonNode withListsAsOne(JsonNode node) {
        if (node instanceof ObjectNode object) {
            var changed = json.createObjectNode();
            object.properties()
                    .forEach(member -> changed.set(member.getKey(), merged(json.missingNode(), member.getValue())));
            return changed;
        }
        return node;
    }
}
