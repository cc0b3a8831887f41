package dev.accord.kit.outward;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long and how many calls to other services may take.
 *
 * @param timeOut how long an answer is waited for
 * @param timeOuts other times for single client interfaces, by their simple name
 * @param mostAtOnce calls under way to one client interface; more are refused at once
 * @param mostConnections connections to one instance of a service
 * @param largestAnswerBytes a longer answer counts as malformed
 */
@ConfigurationProperties("accord.outward")
public record OutwardSettings(
        @DefaultValue("500ms") Duration timeOut,
        @DefaultValue Map<String, Duration> timeOuts,
        @DefaultValue("64") int mostAtOnce,
        @DefaultValue("64") int mostConnections,
        @DefaultValue("16777216") int largestAnswerBytes) {

    Duration timeOut(String client) {
        return timeOuts.getOrDefault(client, timeOut);
    }
}
