package dev.accord.gateway.trust;

import dev.accord.gateway.refusal.Refusals;
import dev.accord.gateway.revocation.Revocations;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/**
 * Two ways in. A request with an Authorization header is judged by its token alone: no session, no cookie, no CSRF.
 * Every other one is the site's: a session behind a cookie, tokens kept here, changes only with the CSRF token.
 */
@Configuration(proxyBeanMethods = false)
class Chains {

    private static final String[] PLATFORM = {
        "/api/account/**", "/api/consent/**", "/api/sharing/**", "/api/notifications/**"
    };

    /** What may be read by anyone: texts and keys, nothing about a person. */
    private static final String[] OPEN = {
        "/api/consent/policies/**", "/api/consent/purposes", "/api/consent/receipts/keys", "/api/account/catalogue"
    };

    private final Refusals refusals;
    private final SignInRefusals signIn;

    Chains(Refusals refusals, SignInRefusals signIn) {
        this.refusals = refusals;
        this.signIn = signIn;
    }

    @Bean
    @Order(1)
    SecurityFilterChain tokenChain(HttpSecurity http, TokenCheck check) {
        return common(http)
                .securityMatcher((HttpServletRequest request) -> request.getHeader("Authorization") != null)
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new TokenFilter(check, refusals), AnonymousAuthenticationFilter.class)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain sessionChain(
            HttpSecurity http,
            ClientRegistrationRepository clients,
            EndedSessions ended,
            IdentityProvider provider,
            PublicAddress address) {
        var leave = new OidcClientInitiatedLogoutSuccessHandler(clients);
        leave.setPostLogoutRedirectUri(address.of("/"));
        leave.setRedirectStrategy(new AddressInBody());
        return common(http)
                .csrf(csrf -> csrf.spa().requireCsrfProtectionMatcher(changes()))
                .requestCache(AbstractHttpConfigurer::disable)
                .oauth2Login(login ->
                        login.loginPage("/").defaultSuccessUrl("/", true).failureUrl("/?sign-in=failed"))
                .oidcLogout(logout -> logout.clientRegistrationRepository(SiteSignIn.signedOut(provider, address))
                        .backChannel(channel -> channel.logoutHandler(ended)))
                .logout(logout -> logout.addLogoutHandler(ended).logoutSuccessHandler(leave))
                .addFilterBefore(ended, AnonymousAuthenticationFilter.class)
                .build();
    }

    /** Or the server would run it as a filter of its own, before there is a caller. */
    @Bean
    FilterRegistrationBean<EndedSessions> endedSessionsInTheChainOnly(EndedSessions ended) {
        var registration = new FilterRegistrationBean<>(ended);
        registration.setEnabled(false);
        return registration;
    }

    @Bean
    EndedSessions endedSessions(
            Revocations revocations, OAuth2AuthorizedClientRepository tokens, Refusals refusals, Clock clock) {
        return new EndedSessions(revocations, tokens, refusals, clock);
    }

    private HttpSecurity common(HttpSecurity http) {
        return http.cors(cors -> {})
                .headers(Chains::headers)
                .exceptionHandling(
                        faults -> faults.authenticationEntryPoint(signIn).accessDeniedHandler(signIn))
                .authorizeHttpRequests(Chains::rules);
    }

    private static void rules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry rules) {
        // Paths without a route answer 404 to everyone alike, so nothing is gained by asking who wants to know.
        rules.requestMatchers(HttpMethod.GET, OPEN)
                .permitAll()
                .requestMatchers(HttpMethod.PUT, "/internal/standings")
                .access(AuthorizationManagers.allOf(
                        AuthorityAuthorizationManager.hasRole("service"),
                        AuthorityAuthorizationManager.hasAuthority("AUDIENCE_" + IdentityProvider.SERVICE)))
                .requestMatchers(PLATFORM)
                .authenticated()
                .anyRequest()
                .permitAll();
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(
                        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                                + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'"))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                .permissionsPolicyHeader(policy -> policy.policy("camera=(), microphone=(), geolocation=()"));
    }

    private static RequestMatcher changes() {
        var paths = PathPatternRequestMatcher.withDefaults();
        var places = new OrRequestMatcher(
                paths.matcher(PLATFORM[0]),
                paths.matcher(PLATFORM[1]),
                paths.matcher(PLATFORM[2]),
                paths.matcher(PLATFORM[3]),
                paths.matcher("/logout"));
        return request -> !isSafe(request.getMethod()) && places.matches(request);
    }

    private static boolean isSafe(String method) {
        return switch (method) {
            case "GET", "HEAD", "OPTIONS", "TRACE" -> true;
            default -> false;
        };
    }

    /** Pages of other sites may call us only when named here; none is by default. Behind TLS our own needs naming. */
    @Bean
    CorsConfigurationSource corsConfigurationSource(AllowedOrigins allowed, PublicAddress address) {
        var rules = new CorsConfiguration();
        rules.setAllowedOrigins(allowed.origins());
        rules.addAllowedOrigin(address.of(""));
        rules.setAllowedMethods(List.of("GET", "POST", "PUT", "PATCH", "DELETE"));
        rules.setAllowedHeaders(List.of("Authorization", "DPoP", "Content-Type", "Idempotency-Key", "If-Match"));
        rules.setExposedHeaders(List.of("ETag", "Location", "RateLimit", "Retry-After", "X-Correlation-Id"));
        var source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/api/**", rules);
        return source;
    }

    /**
     * Origins whose pages may call the API with a token.
     *
     * @param origins scheme, host and port each
     */
    @ConfigurationProperties("accord.cors")
    record AllowedOrigins(@DefaultValue List<String> origins) {}
}
