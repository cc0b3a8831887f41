package dev.accord.gateway.memory;

import dev.accord.gateway.trust.PublicAddress;
import dev.accord.kit.memory.SharedMemory;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.data.redis.connection.RedisConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.RedisTemplate;
import org.springframework.data.redis.serializer.RedisSerializer;
import org.springframework.session.data.redis.RedisSessionRepository;
import org.springframework.session.web.http.CookieHttpSessionIdResolver;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.session.web.http.SessionRepositoryFilter;

/** The site's sessions at any gateway (Spring Session): what is written is the change, not the whole session. */
@Configuration(proxyBeanMethods = false)
@Profile("redis")
class SharedSessions {

    /** Before Spring Security's chain, which reads the session; behind the address's rate limit. */
    private static final int ORDER = MemoryOutage.ORDER + 1;

    @Bean
    LettuceConnectionFactory sessionConnections(SharedMemory memory) {
        RedisConfiguration where = LettuceConnectionFactory.createRedisConfiguration(memory.address());
        return new LettuceConnectionFactory(
                where,
                LettuceClientConfiguration.builder()
                        .apply(memory.address())
                        .commandTimeout(memory.timeOut())
                        .clientOptions(SharedMemory.options(memory.timeOut()))
                        .shutdownTimeout(Duration.ZERO)
                        .build());
    }

    @Bean
    FilterRegistrationBean<SessionRepositoryFilter<?>> sharedSessionFilter(
            LettuceConnectionFactory connections,
            SharedMemory memory,
            PublicAddress address,
            @Value("${server.servlet.session.timeout}") Duration idle) {
        var template = new RedisTemplate<String, Object>();
        template.setConnectionFactory(connections);
        template.setKeySerializer(new HiddenKeys(memory));
        template.setHashKeySerializer(RedisSerializer.string());
        template.setHashValueSerializer(new SessionValues());
        template.afterPropertiesSet();
        var sessions = new RedisSessionRepository(template);
        sessions.setDefaultMaxInactiveInterval(idle);
        return registration(new GuardedSessions<>(sessions, memory), address);
    }

    private static FilterRegistrationBean<SessionRepositoryFilter<?>> registration(
            GuardedSessions<?> sessions, PublicAddress address) {
        var filter = new SessionRepositoryFilter<>(sessions);
        var byCookie = new CookieHttpSessionIdResolver();
        byCookie.setCookieSerializer(cookie(address));
        filter.setHttpSessionIdResolver(byCookie);
        var registration = new FilterRegistrationBean<SessionRepositoryFilter<?>>(filter);
        registration.setOrder(ORDER);
        return registration;
    }

    /** The same cookie as without shared sessions. */
    private static DefaultCookieSerializer cookie(PublicAddress address) {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName("JSESSIONID");
        cookie.setUseBase64Encoding(false);
        cookie.setUseHttpOnlyCookie(true);
        cookie.setUseSecureCookie(address.isSecure());
        cookie.setSameSite("Lax");
        return cookie;
    }
}
