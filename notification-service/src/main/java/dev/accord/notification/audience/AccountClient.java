package dev.accord.notification.audience;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;

/** Whom account-service knows and how to reach them. */
@FeignClient(name = "account-service", url = "http://account-service")
interface AccountClient {

    /** Subjects in the order of their ids, beginning after the one given. */
    @GetMapping("/internal/subjects")
    SubjectsAnswer subjects(
            @RequestParam(name = "after", required = false) @Nullable String after, @RequestParam("limit") int limit);

    @PostMapping("/internal/contacts")
    List<@Nullable ContactAnswer> contacts(@RequestBody ContactsRequest request);

    record SubjectsAnswer(@Nullable List<@Nullable String> items) {}

    record ContactsRequest(List<String> subjects) {}

    record ContactAnswer(
            @Nullable String id,
            @Nullable String email,
            @Nullable String language) {

        /** An answer that is printed must not print whom it is about. */
        @Override
        public String toString() {
            return "contact";
        }
    }
}
