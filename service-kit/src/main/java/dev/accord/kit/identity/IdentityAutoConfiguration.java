package dev.accord.kit.identity;

import dev.accord.kit.problem.Problem;
import dev.accord.kit.problem.ProblemDocuments;
import dev.accord.kit.problem.ProblemType;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every service checks tokens itself, whatever the gateway did (invariant 8). */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration"
        })
@ConditionalOnProperty("accord.identity.issuer")
@EnableConfigurationProperties(IdentitySettings.class)
@EnableMethodSecurity
class IdentityAutoConfiguration implements WebMvcConfigurer {

    private final Guards guards;

    IdentityAutoConfiguration(IdentitySettings settings, ConfigurableBeanFactory settingsOf) {
        this.guards = new Guards(settings.service(), settingsOf::resolveEmbeddedValue);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new GuardedOperations(guards));
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CallerResolver());
    }

    @Bean
    Guards guards() {
        return guards;
    }

    @Bean
    EveryOperationIsGuarded everyOperationIsGuarded(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping operations) {
        return new EveryOperationIsGuarded(operations, guards);
    }

    @Bean
    @ConditionalOnMissingBean
    JwtDecoder accessTokens(IdentitySettings settings, Clock clock) {
        return AccessTokens.decoder(settings, clock);
    }

    @Bean
    @ConditionalOnMissingBean
    JwtAuthenticationConverter callers() {
        var converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(new Roles());
        return converter;
    }

    @Bean
    @ConditionalOnMissingBean
    SenderBinding senderBinding(UsedProofs usedProofs, Clock clock) {
        return new SenderBinding(usedProofs, clock);
    }

    @Bean
    @ConditionalOnMissingBean(SecurityFilterChain.class)
    SecurityFilterChain identityChain(
            HttpSecurity http,
            IdentitySettings settings,
            JwtDecoder accessTokens,
            JwtAuthenticationConverter callers,
            SenderBinding senderBinding,
            EveryOperationIsGuarded operations,
            ProblemDocuments documents) {
        AuthenticationEntryPoint unrecognised =
                (request, response, refused) -> documents.write(response, IdentityProblems.of(request, refused));
        if (settings.senderBound()) {
            var tokens = new JwtAuthenticationProvider(accessTokens);
            tokens.setJwtAuthenticationConverter(callers);
            http.addFilterBefore(senderBinding.filter(tokens, documents), UsernamePasswordAuthenticationFilter.class);
        }
        return http.csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/health/**", "/v3/api-docs/**")
                        .permitAll()
                        .requestMatchers(operations.open())
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(
                        server -> server.jwt(jwt -> jwt.decoder(accessTokens).jwtAuthenticationConverter(callers))
                                .authenticationEntryPoint(unrecognised)
                                .withObjectPostProcessor(outages(unrecognised)))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(unrecognised)
                        .accessDeniedHandler((request, response, denied) -> documents.write(
                                response,
                                new Problem(
                                        ProblemType.FORBIDDEN,
                                        "The token lacks the role or audience that this needs."))))
                .build();
    }

    /** Left to itself the filter throws what it could not find out; at the end of that the caller was told to sign in. */
    private static ObjectPostProcessor<BearerTokenAuthenticationFilter> outages(AuthenticationEntryPoint told) {
        return new ObjectPostProcessor<>() {
            @Override
            public <F extends BearerTokenAuthenticationFilter> F postProcess(F filter) {
                filter.setAuthenticationFailureHandler(told::commence);
                return filter;
            }
        };
    }
}
