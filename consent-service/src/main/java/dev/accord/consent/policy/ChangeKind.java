package dev.accord.consent.policy;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What kind of thing changed, and by which clause of P2 such a change is major. Only prose has no clause. */
public enum ChangeKind {
    PURPOSE_ADDED(MajorRule.SERVICE_PATTERN),
    PURPOSE_REMOVED(MajorRule.SERVICE_PATTERN),
    PURPOSE_BASIS_CHANGED(MajorRule.SERVICE_PATTERN),
    PURPOSE_FIELD_ADDED(MajorRule.SERVICE_PATTERN),
    PURPOSE_FIELD_REMOVED(MajorRule.SERVICE_PATTERN),
    PURPOSE_ACTION_ADDED(MajorRule.SERVICE_PATTERN),
    PURPOSE_ACTION_REMOVED(MajorRule.SERVICE_PATTERN),
    PURPOSE_RECIPIENT_ADDED(MajorRule.MAIN_RECIPIENTS),
    PURPOSE_RECIPIENT_REMOVED(MajorRule.MAIN_RECIPIENTS),
    FIELD_ADDED(MajorRule.SERVICE_PATTERN),
    FIELD_REMOVED(MajorRule.SERVICE_PATTERN),
    FIELD_SENSITIVITY_CHANGED(MajorRule.SERVICE_PATTERN),
    PRODUCT_ADDED(MajorRule.SERVICE_PATTERN),
    PRODUCT_REMOVED(MajorRule.SERVICE_PATTERN),
    REGION_CHANGED(MajorRule.SERVICE_PATTERN),
    CONTROLLER_CHANGED(MajorRule.OWNERSHIP),
    RECIPIENT_ADDED(MajorRule.MAIN_RECIPIENTS),
    RECIPIENT_REMOVED(MajorRule.MAIN_RECIPIENTS),
    RECIPIENT_KIND_CHANGED(MajorRule.MAIN_RECIPIENTS),
    RIGHT_ADDED(MajorRule.RIGHTS),
    RIGHT_REMOVED(MajorRule.RIGHTS),
    RIGHT_CHANNEL_CHANGED(MajorRule.RIGHTS),
    RIGHT_DEADLINE_CHANGED(MajorRule.RIGHTS),
    LANGUAGE_REMOVED(MajorRule.RIGHTS),
    LANGUAGE_ADDED(null),
    CONTACT_ADDED(MajorRule.CONTACTS),
    CONTACT_REMOVED(MajorRule.CONTACTS),
    CONTACT_CHANGED(MajorRule.CONTACTS),
    IMPACT_ASSESSED_HIGH(MajorRule.IMPACT_ASSESSMENT),
    IMPACT_ASSESSMENT_CHANGED(null),
    PROSE_CHANGED(null);

    private final @Nullable MajorRule rule;

    ChangeKind(@Nullable MajorRule rule) {
        this.rule = rule;
    }

    /** The clause of P2 that makes it major; empty when only an officer can tell. */
    Optional<MajorRule> rule() {
        return Optional.ofNullable(rule);
    }

    @JsonValue
    public String key() {
        return PolicyDocument.wire(this);
    }
}
