package dev.accord.account.catalogue;

/**
 * Why the catalogue does not take a value.
 *
 * @param detail what is wrong, in words; never the value itself
 * @param allowed what would be taken
 */
public record Refusal(Reason reason, String detail, String allowed) {

    /** Stable words that clients may branch on. */
    public enum Reason {
        UNKNOWN_FIELD("unknown-field"),
        WRONG_TYPE("wrong-type"),
        TOO_LONG("too-long"),
        WRONG_FORM("wrong-form"),
        OUT_OF_RANGE("out-of-range"),
        UNSUPPORTED_LANGUAGE("unsupported-language");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    static Refusal wrongType(String allowed) {
        return new Refusal(Reason.WRONG_TYPE, "the value has another type than the catalogue says", allowed);
    }

    static Refusal tooLong(String allowed) {
        return new Refusal(Reason.TOO_LONG, "the value is longer than the catalogue allows", allowed);
    }

    static Refusal wrongForm(String allowed) {
        return new Refusal(Reason.WRONG_FORM, "the value does not have the form the catalogue asks for", allowed);
    }

    static Refusal outOfRange(String allowed) {
        return new Refusal(Reason.OUT_OF_RANGE, "a number is outside the range the catalogue allows", allowed);
    }

    static Refusal unsupportedLanguage(String allowed) {
        return new Refusal(Reason.UNSUPPORTED_LANGUAGE, "this language is not offered", allowed);
    }
}
