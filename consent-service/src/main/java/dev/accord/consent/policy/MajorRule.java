package dev.accord.consent.policy;

/** The clauses of P2: a change that falls under one of them is major. */
enum MajorRule {
    SERVICE_PATTERN("purposes, kinds of data or ways of use changed"),
    OWNERSHIP("the company that answers for the data, or its owner, changed"),
    MAIN_RECIPIENTS("who may receive the data changed"),
    RIGHTS("a right, or how it is exercised, changed"),
    CONTACTS("the responsible department, a contact or the complaint channel changed"),
    IMPACT_ASSESSMENT("the impact assessment reports high risk");

    private final String says;

    MajorRule(String says) {
        this.says = says;
    }

    String says() {
        return says;
    }

    String key() {
        return PolicyDocument.wire(this);
    }
}
