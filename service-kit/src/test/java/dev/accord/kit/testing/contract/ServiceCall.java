package dev.accord.kit.testing.contract;

import au.com.dius.pact.provider.junit5.PactVerificationContext;
import dev.accord.kit.testing.TestTokens;
import org.apache.hc.core5.http.HttpRequest;

/** A call of a pact on its way to the provider: signed as the consumer would sign it. */
public record ServiceCall(String consumer, String provider) {

    public static ServiceCall of(PactVerificationContext verification) {
        return new ServiceCall(
                verification.getConsumer().getName(),
                verification.getProviderInfo().getName());
    }

    /** Puts a token of the test's realm in the place of the pact's example. */
    public void sign(HttpRequest request) {
        request.setHeader("Authorization", "Bearer " + TestTokens.service(consumer, provider));
    }
}
