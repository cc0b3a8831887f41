package dev.accord.account.consent;

/** Whether somebody accepted the terms (U1). */
public sealed interface AcceptedTerms {
    record Accepted(String version) implements AcceptedTerms {}

    record NotAccepted() implements AcceptedTerms {}

    record Unknown() implements AcceptedTerms {}
}
