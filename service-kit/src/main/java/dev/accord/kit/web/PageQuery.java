package dev.accord.kit.web;

import java.util.Optional;

/**
 * Which page of a list is asked for. A controller takes it as a parameter ({@code ?cursor=&limit=}).
 *
 * @param after the key after which the page begins
 * @param limit how many items at most, 1 to 100, 20 unless asked
 */
public record PageQuery(Optional<String> after, int limit) {

    public static final int DEFAULT_LIMIT = 20;
    public static final int HIGHEST_LIMIT = 100;
}
