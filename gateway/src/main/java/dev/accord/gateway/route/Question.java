package dev.accord.gateway.route;

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

    static Question of(ServerRequest request) {
        if (request.servletRequest().getAttribute(ATTRIBUTE) instanceof Question question) {
            return question;
        }
        throw new IllegalStateException("A route must say what it asks");
    }
}
