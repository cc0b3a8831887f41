package dev.accord.account.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Sensitive fields need a consent of their own where consent is the basis (C2) and leave encrypted only (S5). */
public enum Sensitivity {
    @JsonProperty("ordinary")
    ORDINARY,
    @JsonProperty("sensitive")
    SENSITIVE
}
