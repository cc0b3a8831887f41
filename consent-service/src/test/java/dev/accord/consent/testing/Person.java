package dev.accord.consent.testing;

import dev.accord.consent.testing.Requests.Answer;
import dev.accord.kit.testing.TestTokens;
import org.springframework.http.HttpMethod;

/** Somebody with an account, doing what people do. */
public record Person(Requests requests, String id) {

    public String token() {
        return TestTokens.user(id);
    }

    public Person accepting(String version) {
        var answer = accepts(version);
        if (answer.status() != 200) {
            throw new AssertionError("did not accept: " + answer.body());
        }
        return this;
    }

    public Answer accepts(String version) {
        return put(
                "/api/consent/me/terms",
                "{\"version\":\"%s\",\"language\":\"en\"}".formatted(version),
                Requests.freshKey());
    }

    public Answer grants(String purpose) {
        return chooses(purpose, "{\"choice\":\"granted\"}");
    }

    public Answer refuses(String purpose) {
        return chooses(purpose, "{\"choice\":\"refused\"}");
    }

    public Answer withdraws(String purpose) {
        return chooses(purpose, "{\"choice\":\"withdrawn\"}");
    }

    public Answer chooses(String purpose, String body) {
        return put("/api/consent/me/" + purpose, body, Requests.freshKey());
    }

    public Answer put(String uri, String body, String key, String... headers) {
        var all = new String[headers.length + 2];
        all[0] = "Idempotency-Key";
        all[1] = key;
        System.arraycopy(headers, 0, all, 2, headers.length);
        return requests.send(HttpMethod.PUT, uri, token(), body, all);
    }

    public Answer reads(String uri) {
        return requests.get(uri, token());
    }
}
