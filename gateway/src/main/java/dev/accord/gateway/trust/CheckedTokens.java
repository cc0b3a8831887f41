package dev.accord.gateway.trust;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Remembers tokens that passed the full check, by their hash and never beyond their expiry: checking a signature costs
 * 50 to 100 times what looking the hash up does. Refused tokens are not remembered.
 */
final class CheckedTokens implements JwtDecoder {

    private final JwtDecoder check;
    private final Clock clock;
    private final Cache<String, Jwt> passed;

    CheckedTokens(JwtDecoder check, Clock clock, int most) {
        this.check = check;
        this.clock = clock;
        this.passed = Caffeine.newBuilder()
                .maximumSize(most)
                .expireAfter(Expiry.<String, Jwt>creating((hash, token) -> untilExpiry(token)))
                .build();
    }

    @Override
    public Jwt decode(String token) {
        String hash = hash(token);
        Jwt known = passed.getIfPresent(hash);
        if (known != null && !untilExpiry(known).isZero()) {
            return known;
        }
        Jwt checked = check.decode(token);
        passed.put(hash, checked);
        return checked;
    }

    private Duration untilExpiry(Jwt token) {
        Instant expiry = token.getExpiresAt();
        Instant now = clock.instant();
        return expiry == null || !expiry.isAfter(now) ? Duration.ZERO : Duration.between(now, expiry);
    }

    private static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
