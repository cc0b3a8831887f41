package dev.accord.consent.policy;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.accord.consent.purpose.FieldKey;
import dev.accord.consent.purpose.Language;
import dev.accord.consent.purpose.Purpose;
import dev.accord.consent.purpose.PurposeKey;
import dev.accord.consent.purpose.RecipientKey;
import dev.accord.consent.purpose.Text;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A whole policy as structure, so that the platform can act on it, compare it and prove what was shown (P1, P2). */
public record PolicyDocument(
        VersionLabel version,
        Region region,
        List<String> products,
        Instant effectiveFrom,
        List<Language> languages,
        Text title,
        Controller controller,
        List<Section> sections,
        List<DataCategory> dataCategories,
        List<Recipient> recipients,
        List<Purpose> purposes,
        List<Right> rights,
        List<Contact> contacts,
        ImpactAssessment impactAssessment) {

    /** Who answers for the data. {@code ownedBy} is the owner of the company, as P2 counts a change of it as major. */
    public record Controller(String name, String ownedBy, String address, String country) {}

    /** One chapter of prose. */
    public record Section(String id, Text heading, Text text) {}

    public record DataCategory(String key, Text title, List<CataloguedField> fields) {}

    public record CataloguedField(FieldKey key, Sensitivity sensitivity) {}

    public record Recipient(RecipientKey key, RecipientKind kind, Text title) {}

    /**
     * What a person may demand.
     *
     * @param contact the contact it is exercised at, by id
     * @param answerWithinDays the longest time we take to answer
     */
    public record Right(String key, Text title, Text how, String contact, int answerWithinDays) {}

    public record Contact(String id, ContactRole role, Text title, String email) {}

    /** An object of its own, attached to the version (P2). */
    public record ImpactAssessment(String id, Risk risk, Text summary) {}

    public enum Sensitivity {
        ORDINARY,
        SENSITIVE;

        @JsonValue
        public String key() {
            return wire(this);
        }
    }

    /** The kinds of recipient the policy knows (S2, S3, S8, T3). */
    public enum RecipientKind {
        AFFILIATE,
        ADVERTISING,
        ANALYSIS,
        TECHNICAL,
        TELECOMMUNICATIONS,
        CUSTOMER_SERVICE,
        RISK_CONTROL,
        AUDIT,
        LEGAL,
        FINANCIAL,
        E_COMMERCE,
        OFFLINE_STORE,
        OTHER,
        AUTHORITY,
        PUBLIC;

        @JsonValue
        public String key() {
            return wire(this);
        }
    }

    public enum ContactRole {
        RESPONSIBLE_DEPARTMENT,
        DATA_PROTECTION_OFFICER,
        COMPLAINTS,
        SUPPORT;

        @JsonValue
        public String key() {
            return wire(this);
        }
    }

    public enum Risk {
        LOW,
        MEDIUM,
        HIGH;

        @JsonValue
        public String key() {
            return wire(this);
        }
    }

    public PolicyDocument {
        products = List.copyOf(products);
        languages = List.copyOf(languages);
        sections = List.copyOf(sections);
        dataCategories = List.copyOf(dataCategories);
        recipients = List.copyOf(recipients);
        purposes = List.copyOf(purposes);
        rights = List.copyOf(rights);
        contacts = List.copyOf(contacts);
    }

    public Optional<Purpose> purpose(PurposeKey key) {
        return purposes.stream().filter(it -> it.key().equals(key)).findFirst();
    }

    /** The field as this version catalogues it; empty when the version does not know it. */
    public Optional<CataloguedField> field(FieldKey key) {
        return dataCategories.stream()
                .flatMap(category -> category.fields().stream())
                .filter(it -> it.key().equals(key))
                .findFirst();
    }

    public boolean speaks(Language language) {
        return languages.contains(language);
    }

    static String wire(Enum<?> value) {
        return value.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E>> Optional<E> read(Class<E> type, String key) {
        return Arrays.stream(type.getEnumConstants())
                .filter(it -> wire(it).equals(key))
                .findFirst();
    }
}
