package dev.accord.kit.problem;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request that cannot be served, on its way to the caller as a problem document. */
@SuppressWarnings("serial") // never serialised; it lives as long as one request
public class Problem extends RuntimeException {

    private final ProblemType type;
    private final List<Fault> faults;
    private final @Nullable Duration retryAfter;

    public Problem(ProblemType type, String detail) {
        this(type, detail, List.of(), null);
    }

    public Problem(ProblemType type, String detail, List<Fault> faults) {
        this(type, detail, faults, null);
    }

    private Problem(ProblemType type, String detail, List<Fault> faults, @Nullable Duration retryAfter) {
        super(detail, null, false, false);
        this.type = type;
        this.faults = List.copyOf(faults);
        this.retryAfter = retryAfter;
    }

    /** The same problem with a Retry-After header (RFC 9110, section 10.2.3), in whole seconds. */
    public Problem retryAfter(Duration duration) {
        return new Problem(type, detail(), faults, duration);
    }

    public static Problem invalid(String field, String detail, @Nullable String allowed) {
        return new Problem(
                ProblemType.INVALID_REQUEST, "One field is not valid.", List.of(new Fault(field, detail, allowed)));
    }

    public static Problem notFound(String what) {
        return new Problem(ProblemType.NOT_FOUND, "No " + what + " with that id is visible to this caller.");
    }

    /** For a dependency that is down, slow or answers nonsense; names it, never what it said. */
    public static Problem unavailable(String dependency) {
        return new Problem(ProblemType.DEPENDENCY_UNAVAILABLE, dependency + " did not answer as it should. Try again.")
                .retryAfter(Duration.ofSeconds(1));
    }

    public ProblemType type() {
        return type;
    }

    public List<Fault> faults() {
        return faults;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
