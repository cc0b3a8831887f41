package dev.accord.consent.decision;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a decision came out as it did, and what would change it (B1). Codes are stable. */
enum Reason {
    PERMITTED("a withdrawal, or terms without this purpose"),
    NOT_CONSENTED("a consent to this purpose under terms that cover the field"),
    REFUSED("a consent; the person said no"),
    WITHDRAWN("a new consent; the person took it back"),
    UNKNOWN_PURPOSE("a policy version that declares this purpose"),
    UNKNOWN_FIELD("a policy version that catalogues this field"),
    FIELD_NOT_IN_PURPOSE("a policy version whose purpose needs this field"),
    NO_TERMS("the person accepting the policy in force"),
    PURPOSE_NOT_IN_BOUND_TERMS("terms with this purpose binding the person"),
    ACTION_NOT_CHOSEN("a consent that includes this action"),
    RECIPIENT_NOT_CONSENTED("a consent to this recipient, or to any"),
    EXPIRED("a new consent; the last one ended");

    private final String wouldChange;

    Reason(String wouldChange) {
        this.wouldChange = wouldChange;
    }

    @JsonValue
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String wouldChange() {
        return wouldChange;
    }
}
