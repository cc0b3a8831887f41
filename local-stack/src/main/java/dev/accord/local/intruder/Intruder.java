package dev.accord.local.intruder;

import dev.accord.local.demo.Credential;
import java.util.Map;
import java.util.Set;

/**
 * Somebody who calls.
 *
 * @param name for people to read
 * @param is what the table calls them; empty for whoever must be refused everywhere
 * @param at the service whose inner operations the token is meant for; empty for the public API
 * @param credential what is shown
 * @param owns the objects that are theirs, by kind
 */
public record Intruder(String name, Set<String> is, String at, Credential credential, Map<String, String> owns) {

    public Intruder {
        is = Set.copyOf(is);
        owns = Map.copyOf(owns);
    }

    /** Shows nothing, or nothing that is good anywhere. */
    boolean isNobody() {
        return is.isEmpty();
    }

    boolean isAnonymous() {
        return credential.equals(Credential.NOBODY);
    }

    boolean may(Row row) {
        return row.isForAnyone()
                ? isAnonymous() || !isNobody()
                : (at.isEmpty() || at.equals(row.service()))
                        && at.isEmpty() == row.isOutside()
                        && row.callers().stream().anyMatch(is::contains);
    }

    /**
     * Whether this status turns them away as it should. A bound token is not even read by services that have nothing for
     * partners, nor is one that is meant for elsewhere.
     */
    boolean isTurnedAwayBy(int status) {
        if (isNobody()) {
            return status == 401;
        }
        return status == 403 || (status == 401 && (!at.isEmpty() || is.contains("partner")));
    }
}
