package dev.accord.notification.notice;

import dev.accord.kit.identity.Caller;
import dev.accord.kit.identity.OnlyFor;
import dev.accord.kit.problem.Problem;
import dev.accord.kit.problem.ProblemType;
import dev.accord.kit.problem.Refuses;
import dev.accord.kit.web.Page;
import dev.accord.kit.web.PageQuery;
import dev.accord.notification.audience.SubjectId;
import dev.accord.notification.delivery.DeliveryId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A person's own inbox. Reading a notice is what makes it count as shown (P3), so nothing of it may be cached. */
@RestController
@RequestMapping("/api/notifications/me")
class NoticeController {

    private static final String NOT_KEPT = "no-store";

    private final ReadingNotices reading;
    private final ChoosingLanguage languages;

    NoticeController(ReadingNotices reading, ChoosingLanguage languages) {
        this.reading = reading;
        this.languages = languages;
    }

    /** The caller's notices, newest first. Every notice on the page is shown by this. */
    @OnlyFor("user")
    @Refuses(ProblemType.UNSUPPORTED_LANGUAGE)
    @GetMapping
    ResponseEntity<Page<NoticeView>> page(
            Caller caller,
            PageQuery query,
            @RequestParam(name = "language", required = false) @Nullable String language,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String acceptLanguage) {
        SubjectId reader = reader(caller);
        return answer(reading.page(reader, languages.of(reader, language, acceptLanguage), query));
    }

    /** One notice of the caller's, shown by this. */
    @OnlyFor("user")
    @Refuses(ProblemType.UNSUPPORTED_LANGUAGE)
    @GetMapping("/{id}")
    ResponseEntity<NoticeView> one(
            Caller caller,
            @PathVariable("id") String id,
            @RequestParam(name = "language", required = false) @Nullable String language,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String acceptLanguage) {
        SubjectId reader = reader(caller);
        return answer(reading.one(reader, new DeliveryId(id), languages.of(reader, language, acceptLanguage))
                .orElseThrow(() -> Problem.notFound("notice")));
    }

    /** The caller confirms having read a notice; confirming it twice is confirming it once. */
    @OnlyFor("user")
    @Refuses(ProblemType.UNSUPPORTED_LANGUAGE)
    @PostMapping("/{id}/acknowledgement")
    ResponseEntity<NoticeView> acknowledge(
            Caller caller,
            @PathVariable("id") String id,
            @RequestParam(name = "language", required = false) @Nullable String language,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String acceptLanguage) {
        SubjectId reader = reader(caller);
        return answer(reading.acknowledged(reader, new DeliveryId(id), languages.of(reader, language, acceptLanguage))
                .orElseThrow(() -> Problem.notFound("notice")));
    }

    private static SubjectId reader(Caller caller) {
        return new SubjectId(caller.subject());
    }

    private static <T> ResponseEntity<T> answer(T body) {
        return ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, NOT_KEPT).body(body);
    }
}
