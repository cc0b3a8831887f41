package dev.accord.sharing;

import java.net.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/** An answer over HTTP. */
record Reply(int status, HttpHeaders headers, String text) {

    JsonNode json() {
        return Stub.JSON.readTree(text);
    }

    /** The slug of a problem document. */
    String problem() {
        return json().path("type").asString("").replace("urn:accord:problem:", "");
    }

    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    String etag() {
        return header("ETag");
    }

    @Override
    public String toString() {
        return status + " " + text;
    }
}
