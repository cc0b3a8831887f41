package dev.accord.local.trial;

/**
 * One safety trial: it hurts a platform of its own, or races against it, and counts what must not happen. It counts only
 * together with its broken twin, the same trial against a platform weakened in one place, which it must notice.
 */
public interface Trial {
    /** One word, by which it is called. */
    String name();

    /** What it shows, in a sentence. */
    String promise();

    /** What one of its rounds is, such as "kills of each part". */
    String round();

    /** How many rounds are played when nobody says. */
    int usualRounds();

    /** Whether it consists of pieces with names, of which some can be played without the others. */
    default boolean hasPieces() {
        return false;
    }

    Twin twin();

    /**
     * Plays on a fresh platform of its own, and ends that whatever happens.
     *
     * @throws Exception when it could not be played to the end; then it has shown nothing
     */
    Report run(Terms terms) throws Exception;
}
