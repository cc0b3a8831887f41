package dev.accord.sharing.deletion;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How partners are told to delete.
 *
 * @param deadline how long they have
 * @param delay how long after an event the disclosure records are looked through: longer than L, so that a page that was
 *     under way is on record by then, or was never handed over
 */
@ConfigurationProperties("accord.sharing.deletion")
public record DeletionSettings(
        @DefaultValue("7d") Duration deadline,
        @DefaultValue("1s") Duration delay) {}
