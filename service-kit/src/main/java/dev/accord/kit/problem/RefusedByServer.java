package dev.accord.kit.problem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the server refuses by itself, before any filter of ours sees it (an address with {@code %2F} or {@code %00}, for
 * example), is a problem document like every other refusal and not a page of the server's.
 */
public final class RefusedByServer extends ErrorReportValve {

    /** The server makes it by its name. */
    public RefusedByServer() {}

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        byte[] body = JsonMapper.shared().writeValueAsString(document(status)).getBytes(StandardCharsets.UTF_8);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentLength(body.length);
        try {
            response.getOutputStream().write(body);
            response.finishResponse();
        } catch (IOException gone) {
            // Whoever asked does not listen any more.
        }
    }

    private static Map<String, Object> document(int status) {
        ProblemType type = Arrays.stream(ProblemType.values())
                .filter(one -> one.status() == status && one != ProblemType.MALFORMED_JSON)
                .findFirst()
                .orElse(status < 500 ? ProblemType.INVALID_REQUEST : ProblemType.INTERNAL);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", type.uri().toString());
        document.put("title", type.title());
        document.put("status", status);
        document.put(
                "detail",
                "The server itself refused the request: its first line or its headers are not as they must be.");
        return document;
    }
}
