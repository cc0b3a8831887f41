package dev.accord.kit.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** Turns a problem into its document, for controllers and for what stands before them (filters, security). */
public class ProblemDocuments {

    private final JsonMapper json;

    public ProblemDocuments(JsonMapper json) {
        this.json = json;
    }

    public ResponseEntity<Map<String, Object>> entity(Problem problem) {
        return ResponseEntity.status(problem.type().status())
                .headers(headers(problem))
                .body(document(problem));
    }

    /** Writes the document unless the answer has already begun. */
    public void write(HttpServletResponse response, Problem problem) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        byte[] body = json.writeValueAsBytes(document(problem));
        response.setStatus(problem.type().status());
        headers(problem).forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static HttpHeaders headers(Problem problem) {
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.setCacheControl("no-store");
        var retryAfter = problem.retryAfter();
        if (retryAfter != null) {
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())));
        }
        return headers;
    }

    private static Map<String, Object> document(Problem problem) {
        var document = new LinkedHashMap<String, Object>();
        document.put("type", problem.type().uri().toString());
        document.put("title", problem.type().title());
        document.put("status", problem.type().status());
        document.put("detail", problem.detail());
        if (!problem.faults().isEmpty()) {
            document.put(
                    "errors",
                    problem.faults().stream().map(ProblemDocuments::error).toList());
        }
        var correlation = MDC.get("correlation_id");
        if (correlation != null) {
            document.put("correlation_id", correlation);
        }
        return document;
    }

    private static Map<String, Object> error(Fault fault) {
        var error = new LinkedHashMap<String, Object>();
        error.put("field", fault.field());
        error.put("detail", fault.detail());
        if (fault.allowed() != null) {
            error.put("allowed", fault.allowed());
        }
        return error;
    }

    /** The most faults one document lists; a caller mends these first. */
    static final int MOST_FAULTS = 100;

    static List<Fault> bounded(List<Fault> faults) {
        return faults.size() <= MOST_FAULTS ? faults : faults.subList(0, MOST_FAULTS);
    }
}
