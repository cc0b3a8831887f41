package dev.accord.consent.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.accord.consent.policy.PolicyDocument.ContactRole;
import dev.accord.consent.policy.PolicyDocument.Controller;
import dev.accord.consent.policy.PolicyDocument.RecipientKind;
import dev.accord.consent.policy.PolicyDocument.Risk;
import dev.accord.consent.policy.PolicyDocument.Sensitivity;
import dev.accord.consent.purpose.FieldKey;
import dev.accord.consent.purpose.Language;
import dev.accord.consent.purpose.RecipientKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A version as it reads in one language. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PolicyView(
        VersionLabel version,
        String status,
        Region region,
        List<String> products,
        Instant effectiveFrom,
        Instant publishedAt,
        @Nullable VersionLabel predecessor,
        Classification classification,
        List<Verdict.Reason> reasons,
        String fingerprint,
        List<Language> languages,
        Language language,
        DocumentView document) {

    record DocumentView(
            String title,
            Controller controller,
            List<SectionView> sections,
            List<CategoryView> dataCategories,
            List<RecipientView> recipients,
            List<PurposeView> purposes,
            List<RightView> rights,
            List<ContactView> contacts,
            AssessmentView impactAssessment) {}

    record SectionView(String id, String heading, String text) {}

    record CategoryView(String key, String title, List<FieldView> fields) {}

    record FieldView(FieldKey key, Sensitivity sensitivity) {}

    record RecipientView(RecipientKey key, RecipientKind kind, String title) {}

    record RightView(String key, String title, String how, String contact, int answerWithinDays) {}

    record ContactView(String id, ContactRole role, String title, String email) {}

    record AssessmentView(String id, Risk risk, String summary) {}

    static PolicyView of(PolicyVersion version, String status, Language language) {
        var document = version.document();
        return new PolicyView(
                version.label(),
                status,
                document.region(),
                document.products(),
                version.effectiveAt(),
                version.publishedAt(),
                version.predecessor(),
                version.classification(),
                version.reasons(),
                version.fingerprint(),
                document.languages(),
                language,
                document(document, language));
    }

    private static DocumentView document(PolicyDocument it, Language language) {
        return new DocumentView(
                it.title().in(language),
                it.controller(),
                it.sections().stream()
                        .map(section -> new SectionView(
                                section.id(),
                                section.heading().in(language),
                                section.text().in(language)))
                        .toList(),
                it.dataCategories().stream()
                        .map(category -> new CategoryView(
                                category.key(),
                                category.title().in(language),
                                category.fields().stream()
                                        .map(field -> new FieldView(field.key(), field.sensitivity()))
                                        .toList()))
                        .toList(),
                it.recipients().stream()
                        .map(recipient -> new RecipientView(
                                recipient.key(),
                                recipient.kind(),
                                recipient.title().in(language)))
                        .toList(),
                it.purposes().stream()
                        .map(purpose -> PurposeView.of(purpose, language))
                        .toList(),
                it.rights().stream()
                        .map(right -> new RightView(
                                right.key(),
                                right.title().in(language),
                                right.how().in(language),
                                right.contact(),
                                right.answerWithinDays()))
                        .toList(),
                it.contacts().stream()
                        .map(contact -> new ContactView(
                                contact.id(), contact.role(), contact.title().in(language), contact.email()))
                        .toList(),
                new AssessmentView(
                        it.impactAssessment().id(),
                        it.impactAssessment().risk(),
                        it.impactAssessment().summary().in(language)));
    }
}
