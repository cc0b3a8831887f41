package dev.accord.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.kit.testing.TestTokens;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.assertj.MvcTestResultAssert;

/** A person with an app. Bodies are written with single quotes. */
public final class Someone {
    public final String id;
    public final String email;
    private final MockMvcTester http;
    private final ConsentStub consent;
    private final String token;

    private Someone(String id, String email, MockMvcTester http, ConsentStub consent) {
        this.id = id;
        this.email = email;
        this.http = http;
        this.consent = consent;
        var claims = TestTokens.token(id).roles("user");
        this.token = (email.isEmpty() ? claims : claims.claim("email", email)).mint();
    }

    static Someone fresh(MockMvcTester http, ConsentStub consent) {
        return called(UUID.randomUUID().toString(), http, consent);
    }

    /** Somebody with an id of one's choice. */
    static Someone called(String id, MockMvcTester http, ConsentStub consent) {
        return new Someone(id, "p" + id.substring(0, Math.min(8, id.length())) + "@example.org", http, consent);
    }

    /** Somebody of whom the identity provider knows no address. */
    static Someone withoutAddress(String id, MockMvcTester http, ConsentStub consent) {
        return new Someone(id, "", http, consent);
    }

    /** The same person after changing the address at the identity provider. */
    public Someone withAddress(String newAddress) {
        return new Someone(id, newAddress, http, consent);
    }

    public Someone acceptsTerms() {
        consent.accepted(id);
        return this;
    }

    public Someone grants(String... purposes) {
        for (String purpose : purposes) {
            consent.granted(id, purpose);
        }
        return this;
    }

    public Someone withdraws(String purpose) {
        consent.withdrawn(id, purpose);
        return this;
    }

    public MvcTestResultAssert gets(String path) {
        return assertThat(get(path));
    }

    public MvcTestResult get(String path) {
        return call(HttpMethod.GET, path).exchange();
    }

    public String eTag(String path) {
        return Objects.requireNonNull(get(path).getResponse().getHeader("ETag"));
    }

    /** Opens the account, or changes it with the version just read. */
    public MvcTestResultAssert patches(String body) {
        MvcTestResult before = get("/api/account/me");
        String eTag = before.getResponse().getHeader("ETag");
        return eTag == null ? patchesBlindly(body) : patches(body, eTag);
    }

    public MvcTestResultAssert patchesBlindly(String body) {
        return assertThat(json(HttpMethod.PATCH, "/api/account/me", body).exchange());
    }

    public MvcTestResultAssert patches(String body, String ifMatch) {
        return assertThat(json(HttpMethod.PATCH, "/api/account/me", body)
                .header("If-Match", ifMatch)
                .exchange());
    }

    public MvcTestResultAssert corrects(String field, String value, String ifMatch) {
        return assertThat(json(HttpMethod.PUT, "/api/account/me/data/" + field, "{'value':" + value + "}")
                .header("If-Match", ifMatch)
                .exchange());
    }

    public MvcTestResultAssert correctsBlindly(String field, String value) {
        return assertThat(json(HttpMethod.PUT, "/api/account/me/data/" + field, "{'value':" + value + "}")
                .exchange());
    }

    public MvcTestResultAssert deletes(String field) {
        return assertThat(
                call(HttpMethod.DELETE, "/api/account/me/data/" + field).exchange());
    }

    /** A batch under a key of its own. */
    public MvcTestResultAssert sends(String items) {
        return sends(items, UUID.randomUUID().toString());
    }

    public MvcTestResultAssert sends(String items, String key) {
        return assertThat(send(items, key));
    }

    public MvcTestResult send(String items, String key) {
        return json(HttpMethod.POST, "/api/account/me/telemetry", "{'items':[" + items + "]}")
                .header("Idempotency-Key", key)
                .exchange();
    }

    public MockMvcTester.MockMvcRequestBuilder json(HttpMethod method, String path, String body) {
        return call(method, path).contentType(MediaType.APPLICATION_JSON).content(body.replace('\'', '"'));
    }

    public MockMvcTester.MockMvcRequestBuilder call(HttpMethod method, String path) {
        return http.method(method).uri(path).header("Authorization", "Bearer " + token);
    }
}
