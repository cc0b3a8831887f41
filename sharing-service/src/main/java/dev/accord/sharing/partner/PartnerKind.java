package dev.accord.sharing.partner;

/** The kinds of authorised partner that the policy names (S3). */
public enum PartnerKind {
    ADVERTISING,
    ANALYSIS,
    TECHNICAL,
    TELECOMMUNICATIONS,
    CUSTOMER,
    RISK_CONTROL,
    AUDIT,
    LEGAL,
    FINANCIAL,
    E_COMMERCE,
    OFFLINE_STORE,
    OTHER
}
