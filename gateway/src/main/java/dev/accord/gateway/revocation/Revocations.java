package dev.accord.gateway.revocation;

import dev.accord.kit.memory.MemoryUnreachable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.stereotype.Component;

/**
 * Whose tokens are refused although they have not expired. What {@link #end} has returned from is refused with the very
 * next request, at every gateway. A session or person stays here longer than any of their tokens lives; a client for as
 * long as {@link StoppedClients} says so again.
 */
@Component
public class Revocations {

    /** Twice what an access token lives; its clock skew included. */
    private static final Duration LONGEST_TOKEN = Duration.ofMinutes(10);

    private final Marks marks;

    Revocations(Marks marks) {
        this.marks = marks;
    }

    /**
     * Refuses its tokens from now on.
     *
     * @throws MemoryUnreachable when that is not certain: then nobody may be told that it is so
     */
    public void end(Ended what) {
        switch (what) {
            case Ended.Session session -> marks.mark(new Marks.Name("session", session.sid()), 1, LONGEST_TOKEN);
            case Ended.Person person ->
                marks.mark(
                        new Marks.Name("person", person.subject()),
                        person.until().getEpochSecond(),
                        LONGEST_TOKEN);
            case Ended.Client client ->
                marks.mark(new Marks.Name("client", client.id()), word(client), StoppedClients.KEPT);
        }
    }

    /**
     * How a token stands now.
     *
     * @param token with {@code sid}, {@code sub}, {@code azp} and {@code iat}, as far as it has them
     * @throws MemoryUnreachable when that cannot be found out: then it is refused
     */
    public Standing of(ClaimAccessor token) {
        var names = new ArrayList<Marks.Name>();
        List.of("session", "person", "client").forEach(kind -> {
            String id = token.getClaimAsString(claim(kind));
            if (id != null) {
                names.add(new Marks.Name(kind, id));
            }
        });
        var found = names.isEmpty() ? List.<@Nullable Long>of() : marks.of(names);
        for (int i = 0; i < names.size(); i++) {
            Long mark = found.get(i);
            if (mark != null && applies(names.get(i), mark, token)) {
                return names.get(i).kind().equals("client") ? Standing.STOPPED : Standing.ENDED;
            }
        }
        return Standing.GOOD;
    }

    private static boolean applies(Marks.Name name, long mark, ClaimAccessor token) {
        return switch (name.kind()) {
            case "person" -> {
                Instant issued = token.getClaimAsInstant("iat");
                yield issued == null || issued.getEpochSecond() <= mark;
            }
            case "client" -> mark % 2 == 1;
            default -> true;
        };
    }

    /** A client's changes in order, and whether the last stopped it, in one number. */
    private static long word(Ended.Client client) {
        return 2 * client.seq() + (client.isStopped() ? 1 : 0);
    }

    private static String claim(String kind) {
        return switch (kind) {
            case "session" -> "sid";
            case "person" -> "sub";
            default -> "azp";
        };
    }
}
