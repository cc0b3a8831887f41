package dev.accord.sharing.partner;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the keys of this service are.
 *
 * @param dir folder with {@code sharing-kek.json} (a Tink keyset) and {@code sharing-signing.jwk}
 */
@ConfigurationProperties("accord.keys")
public record KeySettings(Path dir) {}
