package dev.accord.sharing.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {

    private static final AddressRules RULES = new AddressRules(false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.8.8",
                "0.0.0.0",
                "0.1.2.3",
                "10.1.2.3",
                "100.64.0.1",
                "100.127.255.255",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "fec0::1",
                "ff02::1",
                "64:ff9b::a00:1",
                "2001:db8::1",
                "2001::1",
                "2002:a00:1::",
                "3fff::1",
                "::ffff:10.0.0.1",
                "::ffff:127.0.0.1",
                "::7f00:1",
                "100::1"
            })
    void refusesAddressesThatAreNotPublic(String address) {
        assertThat(RULES.allows(InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"9.9.9.9", "100.128.0.1", "172.32.0.1", "192.169.0.1", "2600:1f18::1", "2a00:1450::1"})
    void allowsPublicAddresses(String address) {
        assertThat(RULES.allows(InetAddress.ofLiteral(address))).isTrue();
    }

    @Test
    void allowsLoopbackOnlyWhenTold() {
        assertThat(new AddressRules(true).allows(InetAddress.ofLiteral("127.0.0.1")))
                .isTrue();
        assertThat(new AddressRules(true).allows(InetAddress.ofLiteral("::1"))).isTrue();
        assertThat(new AddressRules(true).allows(InetAddress.ofLiteral("10.0.0.1")))
                .isFalse();
    }

    @Test
    void allowsAHostByItsVeryNameOnly() throws Exception {
        var rules = new AddressRules(false, Set.of("machine.internal"));
        GuardedResolver.Lookup atHome = host -> new InetAddress[] {InetAddress.ofLiteral("172.17.0.1")};
        var resolver = new GuardedResolver(rules, atHome);

        assertThat(resolver.resolve("Machine.internal")).hasSize(1);
        assertThatThrownBy(() -> resolver.resolve("other.machine.internal"))
                .isInstanceOf(GuardedResolver.AddressNotAllowed.class);
        assertThat(WebhookAddress.fault("http://machine.internal:9999/hook", rules))
                .isEmpty();
        assertThat(WebhookAddress.fault("ftp://machine.internal/hook", rules)).isPresent();
        assertThat(WebhookAddress.fault("http://172.17.0.1/hook", rules)).isPresent();
        assertThat(WebhookAddress.fault("http://127.0.0.1/hook", rules)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://9.9.9.9/hook", "https://user@9.9.9.9/hook", "https://9.9.9.9/hook#x", "ftp://9.9.9.9/",
                        "file:///etc/passwd",
                "https://10.0.0.1/hook", "https://[::1]/hook", "https://169.254.169.254/latest/meta-data", "https:///x",
                        "x",
                "https://127.0.0.1/hook", "https://0/hook", "https://2130706433/"
            })
    void refusesWebhookAddressesThatAreNotPublicHttps(String address) {
        assertThat(WebhookAddress.fault(address, RULES)).isPresent();
    }

    @Test
    void takesPublicHttpsAndLocalHttpWhereAllowed() {
        assertThat(WebhookAddress.fault("https://9.9.9.9/hook", RULES)).isEmpty();
        assertThat(WebhookAddress.fault("http://127.0.0.1:9999/hook", new AddressRules(true)))
                .isEmpty();
        assertThat(WebhookAddress.fault("https://9.9.9.9/" + "x".repeat(1000), RULES))
                .isPresent();
    }
}
