package dev.accord.notification.notice;

import dev.accord.kit.problem.Fault;
import dev.accord.kit.problem.Problem;
import dev.accord.kit.problem.ProblemType;
import dev.accord.notification.audience.Audience;
import dev.accord.notification.audience.SubjectId;
import dev.accord.notification.message.Language;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * In which language somebody reads: the one they ask for by name, else the one of their account, else what their
 * program says, else English. Account-service may be down without keeping anyone from their notices.
 */
@Component
class ChoosingLanguage {

    private final Audience audience;

    ChoosingLanguage(Audience audience) {
        this.audience = audience;
    }

    /** @throws Problem unsupported-language when one is asked for by name that is not written here */
    Language of(SubjectId reader, @Nullable String asked, @Nullable String acceptLanguage) {
        if (asked != null) {
            return Language.tagged(asked).orElseThrow(ChoosingLanguage::notWrittenHere);
        }
        return audience.contacts(List.of(reader))
                .flatMap(contacts -> Language.matching(contacts.of(reader).language()))
                .orElseGet(() -> Language.spokenBy(acceptLanguage));
    }

    private static Problem notWrittenHere() {
        return new Problem(
                ProblemType.UNSUPPORTED_LANGUAGE,
                "Notices are not written in that language.",
                List.of(new Fault("language", "is not a language of notices", String.join(", ", Language.tags()))));
    }
}
