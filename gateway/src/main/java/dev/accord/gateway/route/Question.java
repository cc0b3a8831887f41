package dev.accord.gateway.route;

import dev.accord.gateway.refusal.Refusal;
import dev.accord.gateway.refusal.Refused;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * What a route knows about a request.
 *
 * @param leased the answer must come with a lease
 */
record Question(Service service, boolean leased) {

    private static final String ATTRIBUTE = Question.class.getName();

    void attachTo(ServerRequest request) {
        request.servletRequest().setAttribute(ATTRIBUTE, this);
    }

    /** @param what is the matter with the service, as in "is not answering" */
    Refused unavailable(String what) {
        return new Refused(Refusal.dependencyUnavailable("The %s service %s.".formatted(service.key(), what)));
    }

    static Question of(ServerRequest request) {
        if (request.servletRequest().getAttribute(ATTRIBUTE) instanceof Question question) {
            return question;
        }
        throw new IllegalStateException("A route must say what it asks");
    }
}
