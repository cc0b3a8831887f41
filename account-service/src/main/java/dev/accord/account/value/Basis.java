package dev.accord.account.value;

import org.jspecify.annotations.Nullable;

/**
 * What a stored value rests on (C2), as consent-service said when it was taken in.
 *
 * @param kind consent, contract, legal duty …, in consent-service's words
 * @param policyVersion the policy under which it was decided
 * @param receiptId the receipt of the choice, where there is one
 */
public record Basis(
        String kind, String policyVersion, @Nullable String receiptId) {}
