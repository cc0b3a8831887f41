package dev.accord.kit.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.support.StaticWebApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class EveryOperationIsGuardedTest {

    @Test
    void refusesToStartWithAnOperationThatDoesNotSayWhoMayCallIt() {
        assertThatThrownBy(() -> of(Unguarded.class).afterSingletonsInstantiated())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("does not say who may call it");
    }

    @Test
    void refusesToStartWithAnOperationThatSaysItTwice() {
        assertThatThrownBy(() -> of(Twice.class).afterSingletonsInstantiated())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("more than one guard");
    }

    @Test
    void refusesToStartWithAnInnerOperationThatIsNotForServices() {
        assertThatThrownBy(() -> of(Inner.class).afterSingletonsInstantiated())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not where it belongs");
    }

    @Test
    void refusesToStartWithAnOperationForServicesWhereTheGatewayRoutes() {
        assertThatThrownBy(() -> of(Outer.class).afterSingletonsInstantiated())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not where it belongs");
    }

    @Test
    void refusesWhatIsNotDeclaredToEverybody() throws Exception {
        var refusing = new GuardedOperations(guards());
        var unguarded = new HandlerMethod(new Unguarded(), Unguarded.class.getDeclaredMethod("see"));

        assertThatThrownBy(() ->
                        refusing.preHandle(new MockHttpServletRequest(), new MockHttpServletResponse(), unguarded))
                .hasMessageContaining("Nobody may call this");
    }

    @Test
    void opensTheDeclaredMethodOnly() {
        var open = of(Guarded.class).open();

        assertThat(open.matches(request("GET", "/api/texts/1"))).isTrue();
        assertThat(open.matches(request("HEAD", "/api/texts/1"))).isTrue();
        assertThat(open.matches(request("POST", "/api/texts/1"))).isFalse();
        assertThat(open.matches(request("GET", "/api/texts"))).isFalse();
    }

    private static MockHttpServletRequest request(String method, String path) {
        return new MockHttpServletRequest(method, path);
    }

    private static Guards guards() {
        return new Guards("box-service", text -> text);
    }

    private static EveryOperationIsGuarded of(Class<?> controller) {
        var context = new StaticWebApplicationContext();
        context.registerSingleton("controller", controller);
        context.refresh();
        var mapping = new RequestMappingHandlerMapping();
        mapping.setApplicationContext(context);
        mapping.afterPropertiesSet();
        return new EveryOperationIsGuarded(mapping, guards());
    }

    @RestController
    static class Unguarded {
        @GetMapping("/api/texts")
        void see() {}
    }

    @RestController
    static class Twice {
        @OpenToAll
        @OnlyFor("user")
        @GetMapping("/api/texts")
        void see() {}
    }

    @RestController
    static class Inner {
        @OnlyFor("user")
        @GetMapping("/internal/texts")
        void see() {}
    }

    @RestController
    static class Outer {
        @OnlyForServices
        @GetMapping("/api/texts")
        void see() {}
    }

    @RestController
    static class Guarded {
        @OpenToAll
        @GetMapping("/api/texts/{id}")
        void see() {}

        @OnlyFor("user")
        @PostMapping("/api/texts/{id}")
        void change() {}

        @OnlyFor("user")
        @GetMapping("/api/texts")
        void all() {}
    }
}
