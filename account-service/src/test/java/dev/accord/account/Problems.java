package dev.accord.account;

import org.springframework.test.web.servlet.assertj.MvcTestResultAssert;

/** What a refusal looks like: a problem document with a stable type. */
public final class Problems {
    private Problems() {}

    public static MvcTestResultAssert refused(MvcTestResultAssert result, int status, String slug) {
        result.hasStatus(status)
                .hasContentTypeCompatibleWith("application/problem+json")
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("urn:accord:problem:" + slug);
        return result;
    }

    public static void refused(MvcTestResultAssert result, int status, String slug, String field) {
        refused(result, status, slug)
                .bodyJson()
                .extractingPath("$.errors[*].field")
                .asArray()
                .contains(field);
    }
}
