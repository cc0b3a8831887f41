package dev.accord.kit.document;

import dev.accord.kit.identity.Guard;
import dev.accord.kit.problem.ProblemType;
import dev.accord.kit.problem.Refuses;
import dev.accord.kit.web.PageQuery;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/** Which problems an operation can answer with, as far as its declaration tells. */
final class PossibleProblems {

    /** What the gateway, the token check and the store may say to anyone; a suspended partner is refused whatever it asks. */
    private static final Set<ProblemType> ALWAYS = EnumSet.of(
            ProblemType.INVALID_REQUEST,
            ProblemType.NOT_SIGNED_IN,
            ProblemType.PROOF_MISSING,
            ProblemType.PROOF_REFUSED,
            ProblemType.PARTNER_NOT_ACTIVE,
            ProblemType.NOT_ACCEPTABLE,
            ProblemType.TOO_MANY_REQUESTS,
            ProblemType.HEADERS_TOO_LARGE,
            ProblemType.DEPENDENCY_UNAVAILABLE);

    private PossibleProblems() {}

    static Set<ProblemType> of(HandlerMethod operation, Guard guard) {
        var possible = EnumSet.copyOf(ALWAYS);
        if (!(guard instanceof Guard.Everyone)) {
            possible.add(ProblemType.FORBIDDEN);
        }
        for (var parameter : operation.getMethodParameters()) {
            possible.addAll(of(parameter));
        }
        var declared = operation.getMethodAnnotation(Refuses.class);
        if (declared != null) {
            possible.addAll(List.of(declared.value()));
        }
        return possible;
    }

    private static Set<ProblemType> of(MethodParameter parameter) {
        if (parameter.hasParameterAnnotation(RequestBody.class)) {
            return EnumSet.of(
                    ProblemType.MALFORMED_JSON,
                    ProblemType.INVALID_REQUEST,
                    ProblemType.BODY_TOO_LARGE,
                    ProblemType.UNSUPPORTED_MEDIA_TYPE);
        }
        if (parameter.hasParameterAnnotation(PathVariable.class)) {
            return EnumSet.of(ProblemType.NOT_FOUND, ProblemType.INVALID_REQUEST);
        }
        if (parameter.hasParameterAnnotation(RequestParam.class) || parameter.getParameterType() == PageQuery.class) {
            return EnumSet.of(ProblemType.INVALID_REQUEST);
        }
        var header = parameter.getParameterAnnotation(RequestHeader.class);
        return header == null ? EnumSet.noneOf(ProblemType.class) : ofHeader(header);
    }

    private static Set<ProblemType> ofHeader(RequestHeader header) {
        String name = header.name().isEmpty() ? header.value() : header.name();
        if (name.equalsIgnoreCase("Idempotency-Key")) {
            var possible = EnumSet.of(ProblemType.INVALID_REQUEST, ProblemType.IDEMPOTENCY_KEY_REUSED);
            if (header.required()) {
                possible.add(ProblemType.IDEMPOTENCY_KEY_MISSING);
            }
            return possible;
        }
        return name.equalsIgnoreCase(HttpHeaders.IF_MATCH)
                ? EnumSet.of(ProblemType.STALE_VERSION, ProblemType.PRECONDITION_REQUIRED)
                : EnumSet.noneOf(ProblemType.class);
    }
}
