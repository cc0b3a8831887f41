package dev.accord.kit.document;

import dev.accord.kit.identity.Guard;
import dev.accord.kit.identity.Guards;
import dev.accord.kit.problem.ProblemType;
import dev.accord.kit.web.PageQuery;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.http.MediaType;
import org.springframework.web.method.HandlerMethod;

/** Adds to each operation who may call it, how a list is paged, and the problems it can answer with. */
final class DocumentedOperations implements GlobalOperationCustomizer {

    /** Who may call: {@code anyone}, roles, {@code service} or {@code service:name}. */
    static final String CALLERS = "x-accord-callers";

    /** Names of the two ways to show a token; the second for tokens bound to a key (RFC 9449). */
    static final String BEARER = "token";

    static final String BOUND = "bound-token";
    private static final String ANY = "*/*";
    private static final int LONGEST_CURSOR_CHARS = 512;

    private final Guards guards;

    DocumentedOperations(Guards guards) {
        this.guards = guards;
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        var declared = guards.of(method.getMethod());
        if (declared.isEmpty()) {
            return operation;
        }
        Guard guard = declared.get();
        operation.addExtension(CALLERS, callers(guard));
        operation.setSecurity(security(guard));
        if (Arrays.stream(method.getMethodParameters()).anyMatch(it -> it.getParameterType() == PageQuery.class)) {
            page(operation);
        }
        operation.getResponses().values().forEach(DocumentedOperations::asJson);
        problems(operation, method, guard);
        return operation;
    }

    private static List<String> callers(Guard guard) {
        return switch (guard) {
            case Guard.Everyone everyone -> List.of("anyone");
            case Guard.Roles(var roles) -> roles;
            case Guard.Services(var names, var audience) ->
                names.isEmpty()
                        ? List.of("service")
                        : names.stream().map(name -> "service:" + name).toList();
        };
    }

    private static List<SecurityRequirement> security(Guard guard) {
        return switch (guard) {
            case Guard.Everyone everyone -> List.of();
            case Guard.Services services -> List.of(new SecurityRequirement().addList(BEARER));
            case Guard.Roles(var roles) ->
                roles.stream()
                        .map(role -> role.equals("partner") ? BOUND : BEARER)
                        .distinct()
                        .map(way -> new SecurityRequirement().addList(way))
                        .toList();
        };
    }

    /** What is described without a media type is offered as JSON only. */
    private static void asJson(ApiResponse answer) {
        Content content = answer.getContent();
        if (content != null && content.containsKey(ANY)) {
            content.addMediaType(MediaType.APPLICATION_JSON_VALUE, content.remove(ANY));
        }
    }

    private static void page(Operation operation) {
        var cursor = new StringSchema().maxLength(LONGEST_CURSOR_CHARS);
        operation.addParametersItem(new QueryParameter()
                .name("cursor")
                .description("The next_cursor of an earlier page.")
                .schema(cursor));
        var limit = new IntegerSchema().format("int32");
        limit.minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(PageQuery.HIGHEST_LIMIT));
        limit.setDefault(PageQuery.DEFAULT_LIMIT);
        operation.addParametersItem(new QueryParameter().name("limit").schema(limit));
    }

    private static void problems(Operation operation, HandlerMethod method, Guard guard) {
        Map<Integer, List<ProblemType>> byStatus = PossibleProblems.of(method, guard).stream()
                .sorted(Comparator.naturalOrder())
                .collect(Collectors.groupingBy(ProblemType::status, TreeMap::new, Collectors.toList()));
        byStatus.forEach((status, types) -> operation
                .getResponses()
                .addApiResponse(Integer.toString(status), new ApiResponse().$ref(DocumentedProblems.reference(types))));
    }
}
