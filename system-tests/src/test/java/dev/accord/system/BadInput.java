package dev.accord.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.local.demo.Answer;
import dev.accord.local.demo.Call;
import dev.accord.local.demo.Credential;
import dev.accord.local.demo.Outside;
import java.io.IOException;
import tools.jackson.databind.JsonNode;

/**
 * One row of the table of bad inputs: who asks what, and how it has to be refused.
 *
 * @param named what the refusal has to name, such as a field; empty when there is nothing to name
 */
record BadInput(String name, Credential who, Call call, int status, String problem, String named) {

    BadInput(String name, Credential who, Call call, int status, String problem) {
        this(name, who, call, status, problem, "");
    }

    void isRefused(Outside outside) throws IOException {
        Answer answer = outside.askOnce(who, call);
        JsonNode document = answer.json();

        assertThat(answer.status() + " " + answer.problem())
                .as("%s: %s", call, answer.text())
                .isEqualTo(status + " " + problem);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(document.path("title").asString("")).isNotBlank();
        assertThat(document.path("status").asInt()).isEqualTo(status);
        assertThat(document.path("correlation_id").asString("")).isNotBlank();
        assertThat(answer.text())
                .doesNotContain("Exception")
                .doesNotContain("\tat ")
                .doesNotContain("\"trace\"");
        if (!named.isEmpty()) {
            assertThat(document.path("errors").valueStream())
                    .as("what is wrong, by field: %s", answer.text())
                    .anySatisfy(error -> {
                        assertThat(error.path("field").asString("")).contains(named);
                        assertThat(error.path("detail").asString("")).isNotBlank();
                    });
        }
    }
}
