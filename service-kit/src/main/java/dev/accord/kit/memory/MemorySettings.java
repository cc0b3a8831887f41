package dev.accord.kit.memory;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where instances of one service remember together.
 *
 * @param redis {@code redis://}, {@code rediss://} or {@code redis-sentinel://}, with user and password if needed
 * @param secret what makes ids in keys unreadable; the same for all instances of a service
 * @param timeOut for one question and for connecting
 */
@ConfigurationProperties("accord.memory")
public record MemorySettings(
        String redis, String secret, @DefaultValue("500ms") Duration timeOut) {}
