package dev.accord.kit.identity;

import dev.accord.kit.problem.Problem;
import dev.accord.kit.problem.ProblemType;
import java.util.List;
import java.util.Objects;

/** Who may call one operation, as it declares. */
public sealed interface Guard {

    /**
     * Lets only those pass who may call.
     *
     * @throws Problem forbidden, when this caller may not
     */
    void check(Caller caller);

    /** Anyone, with or without a token. */
    record Everyone() implements Guard {
        @Override
        public void check(Caller caller) {
            // Whoever asks may know.
        }
    }

    /** People, partners or officers with one of the roles. */
    record Roles(List<String> roles) implements Guard {
        @Override
        public void check(Caller caller) {
            if (roles.stream().noneMatch(caller::has)) {
                throw new Problem(ProblemType.FORBIDDEN, "The token lacks the role that this needs.");
            }
        }
    }

    /**
     * Services of the platform.
     *
     * @param names those that may call; empty for all
     * @param audience this service's own name, which their token must be meant for
     */
    record Services(List<String> names, String audience) implements Guard {

        private static final String ROLE = "service";

        @Override
        public void check(Caller caller) {
            requireService(caller);
            requireAudience(caller);
            requireName(caller);
        }

        private static void requireService(Caller caller) {
            if (!caller.has(ROLE)) {
                throw new Problem(ProblemType.FORBIDDEN, "Only services of the platform may call this.");
            }
        }

        private void requireAudience(Caller caller) {
            if (!Objects.requireNonNullElse(caller.token().getAudience(), List.<String>of())
                    .contains(audience)) {
                throw new Problem(ProblemType.FORBIDDEN, "The token must be meant for this very service.");
            }
        }

        private void requireName(Caller caller) {
            if (!names.isEmpty() && !names.contains(caller.client())) {
                throw new Problem(ProblemType.FORBIDDEN, "Only " + String.join(", ", names) + " may call this.");
            }
        }
    }
}
