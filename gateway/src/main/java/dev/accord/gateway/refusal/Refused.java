package dev.accord.gateway.refusal;

/** Carries a refusal out of a place that cannot return one, such as a filter's body stream. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    public Refused(Refusal refusal) {
        super(refusal.type().slug());
        this.refusal = refusal;
    }

    /** What to answer. */
    public Refusal refusal() {
        return refusal;
    }
}
