package dev.accord.kit.web;

import dev.accord.kit.problem.ProblemDocuments;
import dev.accord.kit.time.MonotonicClock;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.util.unit.DataSize;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@AutoConfiguration
class WebAutoConfiguration implements WebMvcConfigurer {

    private static final int AFTER_THE_GUARD = 1;

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new PageQueryResolver());
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(new RouteTemplate());
        // After the guard: whoever may not call is told so first.
        interceptors.addInterceptor(new OfferedAsJson()).order(AFTER_THE_GUARD);
    }

    @Bean
    FilterRegistrationBean<CorrelationFilter> correlationFilter() {
        var registration = new FilterRegistrationBean<>(new CorrelationFilter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimitFilter(
            ProblemDocuments documents,
            MonotonicClock time,
            @Value("${accord.web.largest-body:1MB}") DataSize largestBody,
            @Value("${accord.web.longest-body:10s}") Duration longestBody) {
        var registration = new FilterRegistrationBean<>(new BodyLimitFilter(largestBody, longestBody, time, documents));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }
}
