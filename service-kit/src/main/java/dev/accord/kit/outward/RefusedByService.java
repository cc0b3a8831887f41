package dev.accord.kit.outward;

/** A 4xx of another service, on its way to become {@link Answer.Refused}. Not a fault: it does not open a circuit. */
@SuppressWarnings("serial") // never serialised
class RefusedByService extends RuntimeException {

    private final int status;
    private final String slug;

    RefusedByService(int status, String slug) {
        super("refused with " + status, null, false, false);
        this.status = status;
        this.slug = slug;
    }

    int status() {
        return status;
    }

    String slug() {
        return slug;
    }
}
