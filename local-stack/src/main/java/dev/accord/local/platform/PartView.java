package dev.accord.local.platform;

/**
 * What can be seen of a part.
 *
 * @param pid its process id, 0 when it has no process
 * @param restarts how often it was started again after it died
 */
public record PartView(String name, PartState state, long pid, String address, int restarts, String log) {}
