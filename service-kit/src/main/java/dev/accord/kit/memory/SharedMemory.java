package dev.accord.kit.memory;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Redis that all instances of a service ask. Each question is answered within the time-out or fails with {@link
 * MemoryUnreachable}; while it fails often it is not asked at all for a second, and comes back by itself. A service
 * starts without it.
 *
 * <p>All keys begin with the service's name, and no id can be read out of one.
 */
public final class SharedMemory implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SharedMemory.class);
    private static final Duration RECONNECT = Duration.ofMillis(250);
    private static final int MOST_WAITING = 10_000;

    private final MemoryKeys keys;
    private final RedisURI address;
    private final Duration timeOut;
    private final ClientResources threads;
    private final RedisClient client;
    private final CircuitBreaker breaker;
    private final ReentrantLock connecting = new ReentrantLock();
    private volatile @Nullable StatefulRedisConnection<String, byte[]> connection;

    /** @param service whose memory it is: another service's keys are others, for the same ids too */
    public SharedMemory(String service, MemorySettings settings) {
        this.keys = new MemoryKeys(service, settings.secret());
        this.timeOut = settings.timeOut();
        this.address = RedisURI.create(settings.redis());
        address.setTimeout(timeOut);
        this.threads = ClientResources.builder()
                .reconnectDelay(Delay.constant(RECONNECT))
                .build();
        this.client = RedisClient.create(threads, address);
        client.setOptions(options(timeOut));
        this.breaker = CircuitBreaker.of("memory", breaking());
        breaker.getEventPublisher()
                .onStateTransition(event -> log.warn("Shared memory: {}", event.getStateTransition()));
    }

    /** How to ask a Redis so that nobody ever waits for long. */
    public static ClientOptions options(Duration timeOut) {
        return ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(MOST_WAITING)
                .socketOptions(SocketOptions.builder().connectTimeout(timeOut).build())
                .timeoutOptions(TimeoutOptions.enabled(timeOut))
                .build();
    }

    private static CircuitBreakerConfig breaking() {
        return CircuitBreakerConfig.custom()
                // Counted, not timed: a single caller who waits for each time-out would never fill a window of seconds.
                .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(10)
                .minimumNumberOfCalls(4)
                .failureRateThreshold(50)
                .waitDurationInOpenState(Duration.ofSeconds(1))
                .permittedNumberOfCallsInHalfOpenState(1)
                .build();
    }

    public RedisURI address() {
        return address;
    }

    public Duration timeOut() {
        return timeOut;
    }

    /** Under which key something about {@code id} is kept; it tells nobody what the id is. */
    public String key(String kind, String id) {
        return keys.of(kind, id);
    }

    /**
     * Asks, over a connection that all askers share.
     *
     * @throws MemoryUnreachable when there was no answer, or no good one
     */
    public <T> T ask(Function<StatefulRedisConnection<String, byte[]>, T> question) {
        return guarded(() -> question.apply(connected()));
    }

    /** The same care for whoever asks over a connection of their own. */
    public <T> T guarded(Supplier<T> question) {
        try {
            return breaker.executeSupplier(question);
        } catch (CallNotPermittedException open) {
            throw new MemoryUnreachable("not asked");
        } catch (MemoryUnreachable unreachable) {
            throw unreachable;
        } catch (RuntimeException fault) {
            log.debug("Shared memory failed", fault);
            throw new MemoryUnreachable(fault.getClass().getSimpleName());
        }
    }

    private StatefulRedisConnection<String, byte[]> connected() {
        var there = connection;
        return there == null ? connect() : there;
    }

    private StatefulRedisConnection<String, byte[]> connect() {
        try {
            if (!connecting.tryLock(timeOut.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new MemoryUnreachable("still connecting");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new MemoryUnreachable("interrupted");
        }
        try {
            var there = connection;
            if (there == null) {
                there = client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE));
                connection = there;
            }
            return there;
        } finally {
            connecting.unlock();
        }
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, timeOut);
        threads.shutdown(0, timeOut.toMillis(), TimeUnit.MILLISECONDS).awaitUninterruptibly(timeOut.toMillis());
    }
}
