package dev.accord.local.demo;

import java.net.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/** What came back for a call: the status, the headers and the text as they were on the wire. */
public record Answer(Call call, int status, HttpHeaders headers, String text) {
    private static final String PROBLEM = "urn:accord:problem:";
    private static final int SHOWN_CHARACTERS = 300;

    public boolean good() {
        return status >= 200 && status < 300;
    }

    public JsonNode json() {
        return Json.read(text);
    }

    /** The stable kind of the problem (RFC 9457 {@code type} without its prefix), or nothing when it is none. */
    public String problem() {
        String type = json().path("type").asString("");
        return type.startsWith(PROBLEM) ? type.substring(PROBLEM.length()) : type;
    }

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    public String etag() {
        return header("ETag");
    }

    /** The body, when the call went well; otherwise the step ends here with what came instead. */
    JsonNode orBreak() {
        if (!good()) {
            throw new Shortfall(call + " is answered 2xx", shortly());
        }
        return json();
    }

    String shortly() {
        String body = text.length() > SHOWN_CHARACTERS ? text.substring(0, SHOWN_CHARACTERS) + "…" : text;
        return status + " " + body.replaceAll("\\s+", " ");
    }
}
