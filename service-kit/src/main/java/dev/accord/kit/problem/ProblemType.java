package dev.accord.kit.problem;

import java.net.URI;

/** The stable types of problem documents (RFC 9457, section 3.1.1). Clients may rely on them; they are never renamed. */
public enum ProblemType {
    MALFORMED_JSON(400, "The body is not well-formed JSON"),
    INVALID_REQUEST(400, "The request is not valid"),
    IDEMPOTENCY_KEY_MISSING(400, "This request needs an Idempotency-Key"),
    NOT_SIGNED_IN(401, "A valid access token is needed"),
    PROOF_MISSING(401, "This token is bound to a key and needs its proof"),
    PROOF_REFUSED(401, "The proof of possession was refused"),
    FORBIDDEN(403, "This caller may not do that"),
    TERMS_NOT_ACCEPTED(403, "The terms in force must be accepted first"),
    AGREEMENT_NOT_ACTIVE(403, "The agreement is not active"),
    PARTNER_NOT_ACTIVE(403, "The partner is not active"),
    NOT_FOUND(404, "There is no such thing, or it is not yours"),
    METHOD_NOT_ALLOWED(405, "This address does not take that method"),
    NOT_ACCEPTABLE(406, "That representation is not offered"),
    CONFLICT(409, "The state does not allow that now"),
    STALE_VERSION(412, "It was changed since you read it"),
    BODY_TOO_LARGE(413, "The body is too large"),
    BATCH_TOO_LARGE(413, "The batch has too many items"),
    UNSUPPORTED_MEDIA_TYPE(415, "That media type is not understood here"),
    UNKNOWN_PURPOSE(422, "There is no such purpose"),
    UNKNOWN_FIELD(422, "There is no such field in the catalogue"),
    UNSUPPORTED_LANGUAGE(422, "That language is not offered"),
    POLICY_FAULTY(422, "The policy document has faults"),
    IDEMPOTENCY_KEY_REUSED(422, "That Idempotency-Key was used for another request"),
    PRECONDITION_REQUIRED(428, "This change needs If-Match"),
    TOO_MANY_REQUESTS(429, "Too many requests"),
    HEADERS_TOO_LARGE(431, "The headers are too large"),
    INTERNAL(500, "Something went wrong on our side"),
    DEPENDENCY_UNAVAILABLE(503, "A part of the platform that is needed did not answer"),
    LEASE_EXPIRED(503, "The permission ran out before the answer could leave");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public URI uri() {
        return URI.create("urn:accord:problem:" + slug());
    }

    public String slug() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
