package dev.accord.kit.problem;

import com.mongodb.MongoException;
import jakarta.validation.ConstraintViolationException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** The one place where what went wrong becomes a problem document. No message of a library reaches a caller. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemAdvice {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    private final ProblemDocuments documents;

    ProblemAdvice(ProblemDocuments documents) {
        this.documents = documents;
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> problem(Problem problem) {
        return documents.entity(problem);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> unreadable(HttpMessageNotReadableException unreadable) {
        return documents.entity(UnreadableJson.problem(unreadable));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> invalid(MethodArgumentNotValidException invalid) {
        return invalid(invalid.getBindingResult().getFieldErrors().stream()
                .map(error -> Fault.at(Names.snakeCase(error.getField()), text(error.getDefaultMessage())))
                .toList());
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> invalid(HandlerMethodValidationException invalid) {
        return invalid(invalid.getParameterValidationResults().stream()
                .flatMap(result -> result instanceof ParameterErrors errors
                        ? errors.getFieldErrors().stream()
                                .map(error ->
                                        Fault.at(Names.snakeCase(error.getField()), text(error.getDefaultMessage())))
                        : result.getResolvableErrors().stream()
                                .map(error -> Fault.at(
                                        Names.snakeCase(
                                                text(result.getMethodParameter().getParameterName())),
                                        text(error.getDefaultMessage()))))
                .toList());
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> invalid(ConstraintViolationException invalid) {
        return invalid(invalid.getConstraintViolations().stream()
                .map(violation ->
                        Fault.at(Names.snakeCase(violation.getPropertyPath().toString()), text(violation.getMessage())))
                .toList());
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> wrongType(MethodArgumentTypeMismatchException mismatch) {
        return invalid(List.of(Fault.at(Names.snakeCase(mismatch.getName()), "has the wrong type")));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> missing(MissingRequestHeaderException missing) {
        if (missing.getHeaderName().equalsIgnoreCase("Idempotency-Key")) {
            return documents.entity(
                    new Problem(
                            ProblemType.IDEMPOTENCY_KEY_MISSING,
                            "Send an Idempotency-Key header with a value of your own, new for each request that is not a retry."));
        }
        return invalid(List.of(Fault.at(missing.getHeaderName(), "this header is needed")));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> missing(MissingServletRequestParameterException missing) {
        return invalid(List.of(Fault.at(missing.getParameterName(), "this parameter is needed")));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> method(HttpRequestMethodNotSupportedException method) {
        var allowed = Objects.requireNonNullElse(method.getSupportedHttpMethods(), java.util.Set.of()).stream()
                .map(Object::toString)
                .sorted()
                .collect(Collectors.joining(", "));
        return documents.entity(new Problem(ProblemType.METHOD_NOT_ALLOWED, "Allowed here: " + allowed + "."));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> mediaType(HttpMediaTypeNotSupportedException unsupported) {
        return documents.entity(new Problem(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send application/json."));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> mediaType(HttpMediaTypeNotAcceptableException unacceptable) {
        return documents.entity(new Problem(ProblemType.NOT_ACCEPTABLE, "This is offered as application/json."));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> noSuchAddress(NoResourceFoundException missing) {
        return documents.entity(new Problem(ProblemType.NOT_FOUND, "There is nothing at this address."));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> denied(AccessDeniedException denied) {
        return documents.entity(
                new Problem(ProblemType.FORBIDDEN, "The token lacks the role or scope that this needs."));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> unauthenticated(AuthenticationException unauthenticated) {
        return documents.entity(new Problem(ProblemType.NOT_SIGNED_IN, "Sign in and send the access token."));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> store(MongoException fault) {
        log.warn("The store failed: {} (code {})", fault.getClass().getSimpleName(), fault.getCode());
        return documents.entity(Problem.unavailable("The store"));
    }

    /** The message is left out of log and answer, for it may quote what was sent; class and place are enough to find it. */
    @ExceptionHandler
    ResponseEntity<Map<String, Object>> unexpected(Exception unexpected) {
        log.error("Unexpected {} at {}", unexpected.getClass().getName(), place(unexpected));
        return documents.entity(new Problem(
                ProblemType.INTERNAL, "It is on record under this correlation id; nothing was changed half."));
    }

    private static String place(Throwable thrown) {
        var frames = new StringBuilder();
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            frames.append(cause.getClass().getSimpleName()).append(" [");
            frames.append(java.util.Arrays.stream(cause.getStackTrace())
                    .limit(8)
                    .map(StackTraceElement::toString)
                    .collect(Collectors.joining(" < ")));
            frames.append("] ");
        }
        return frames.toString();
    }

    private ResponseEntity<Map<String, Object>> invalid(List<Fault> faults) {
        return documents.entity(new Problem(
                ProblemType.INVALID_REQUEST,
                faults.size() == 1 ? "One field is not valid." : "Several fields are not valid.",
                ProblemDocuments.bounded(faults)));
    }

    private static String text(@org.jspecify.annotations.Nullable String message) {
        return Objects.requireNonNullElse(message, "is not valid");
    }
}
