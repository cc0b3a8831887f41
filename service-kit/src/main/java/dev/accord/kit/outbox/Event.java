package dev.accord.kit.outbox;

import java.time.Instant;
import java.util.Map;

/**
 * Something that happened to one aggregate, told to another service. Carries ids only, never personal data
 * (invariant 6).
 *
 * @param id unique for ever
 * @param source the service it happened in
 * @param aggregate which aggregate it happened to
 * @param seq the aggregate's sequence number after it; a receiver refuses to go back
 * @param type what happened, past tense, as in {@code order-paid}
 * @param at when
 * @param payload ids, names and numbers
 */
public record Event(
        String id, String source, String aggregate, long seq, String type, Instant at, Map<String, Object> payload) {

    public Event {
        payload = Map.copyOf(payload);
    }

    /** A text of the payload. */
    public String text(String key) {
        if (payload.get(key) instanceof String text) {
            return text;
        }
        throw new MalformedEvent("the event " + type + " has no text '" + key + "'");
    }
}
