package dev.accord.consent.receipt;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How receipts are signed.
 *
 * @param signingKey file with the private key: one JWK (RFC 7517), EC P-256, with a key id
 * @param issuer who signs, as receipts say it: the public address of the platform
 */
@ConfigurationProperties("accord.receipt")
record ReceiptSettings(Path signingKey, String issuer) {}
