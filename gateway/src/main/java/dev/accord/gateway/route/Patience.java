package dev.accord.gateway.route;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How long and how much the gateway waits for a service. Nothing that may have arrived is asked again: a proof is used up by the first
 * try, and whether a failed POST took effect only its sender can find out.
 *
 * @param answer longest time until an answer is here, its first {@code whole} bytes included
 * @param page the same for pages and reads to partners
 * @param connect longest time to connect
 * @param connection longest wait for a free connection; then the service counts as full
 * @param connections most connections to one instance of a service
 * @param whole answers up to this size are held whole before the first byte goes on; larger ones are passed through
 * @param silence longest pause within an answer that is passed through
 */
@ConfigurationProperties("accord.patience")
record Patience(
        @DefaultValue("2s") Duration answer,
        @DefaultValue("5s") Duration page,
        @DefaultValue("500ms") Duration connect,
        @DefaultValue("250ms") Duration connection,
        @DefaultValue("256") int connections,
        @DefaultValue("1MB") DataSize whole,
        @DefaultValue("30s") Duration silence) {}
