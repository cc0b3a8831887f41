package dev.accord.sharing.agreement;

import java.util.List;

/**
 * The confidentiality text that both sides sign (S4).
 *
 * @param textHash SHA-256 of the text in UTF-8, in hexadecimal
 */
public record Confidentiality(String version, String language, String text, String textHash, List<String> duties) {}
