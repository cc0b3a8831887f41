package dev.accord.kit.identity;

import dev.accord.kit.memory.SharedMemory;
import org.springframework.cache.Cache;
import org.springframework.security.oauth2.jwt.DPoPProofReplayValidator;

/**
 * Which proofs were shown before (RFC 9449, section 11.1), as Spring's check of them wants it.
 *
 * @param cache asked for nothing but {@link Cache#putIfAbsent}
 */
public record UsedProofs(Cache cache) {

    private static final int MOST = 500_000;

    /** Two and a half times what the gateway's rate limit lets one partner show while a proof is remembered. */
    private static final int MOST_OF_A_KEY = 50_000;

    /**
     * In this process only. A caller that asks often shows far more proofs than the 1,000 a key that Spring remembers
     * unless told otherwise; when even this memory is full, proofs are refused, never forgotten.
     */
    public static UsedProofs inThisProcess() {
        var used = new DPoPProofReplayValidator.InMemoryCache();
        used.setMaxSize(MOST);
        used.setMaxRequestsPerKey(MOST_OF_A_KEY);
        return new UsedProofs(used);
    }

    /** At all instances of a service; asked and not answered, it throws an AuthenticationServiceException. */
    public static UsedProofs among(SharedMemory memory) {
        return new UsedProofs(new SharedProofs(memory));
    }
}
