package dev.accord.sharing.release;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import tools.jackson.databind.JsonNode;

/** Values of personal data as account-service hands them to us. */
@FeignClient(name = "account-service", contextId = "account-values", url = "http://account-service")
interface AccountClient {

    @PostMapping("/internal/values")
    Values values(@RequestBody ValuesRequest request);

    /** Whose values, and which. */
    record ValuesRequest(List<String> subjects, List<String> fields) {}

    /** What is held. */
    record Values(@Nullable List<@Nullable SubjectValues> subjects) {}

    /** What is held of one subject. */
    record SubjectValues(@Nullable String id, @Nullable Map<String, @Nullable HeldValue> values) {}

    /** One value; where and when it came from stays here. */
    record HeldValue(@Nullable JsonNode value) {}
}
