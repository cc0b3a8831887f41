package dev.accord.notification.message;

/**
 * A notice in words.
 *
 * @param subject one line, free of control characters
 * @param html the same content as {@code text}, for mail programs that show it
 */
public record Message(Language language, String subject, String text, String html) {}
