package dev.accord.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.local.command.Invocation.Down;
import dev.accord.local.command.Invocation.Help;
import dev.accord.local.command.Invocation.Logs;
import dev.accord.local.command.Invocation.NotUnderstood;
import dev.accord.local.command.Invocation.Play;
import dev.accord.local.command.Invocation.Status;
import dev.accord.local.command.Invocation.Tell;
import dev.accord.local.command.Invocation.Up;
import dev.accord.local.platform.Ports;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    @Test
    void startsOnTheUsualPortsWhenNothingIsSaid() {
        assertThat(read("up")).isInstanceOfSatisfying(Up.class, up -> {
            assertThat(up.options().ports()).isEqualTo(new Ports(8600));
            assertThat(up.options().detach()).isFalse();
            assertThat(up.options().mongodb()).isEmpty();
            assertThat(up.options().region()).isEmpty();
            assertThat(up.options().replicas()).isEqualTo(1);
        });
    }

    @Test
    void readsEveryOptionOfUp() {
        String said = "up --detach --fresh --port-base 9600 --region cn --mongo mongodb://h/?replicaSet=r "
                + "--keycloak https://id.example --smtp mail.example:25 --without gateway,account-service "
                + "--store-nodes 3 --replicas 2 --redis redis://r:1";
        assertThat(read(said.split(" "))).isInstanceOfSatisfying(Up.class, up -> {
            assertThat(up.options().detach()).isTrue();
            assertThat(up.options().fresh()).isTrue();
            assertThat(up.options().region()).contains("cn");
            assertThat(up.options().keycloak()).contains("https://id.example");
            assertThat(up.options().smtp()).contains("mail.example:25");
            assertThat(up.options().storeNodes()).contains(3);
            assertThat(up.options().replicas()).isEqualTo(2);
            assertThat(up.options().redis()).contains("redis://r:1");
            assertThat(up.options().without()).isEqualTo(Set.of("account-service", "gateway"));
        });
    }

    @Test
    void saysTheSameToTheProcessThatHoldsThePlatform() {
        String said = "up --port-base 9600 --region cn --mongo mongodb://h --keycloak http://k:1 --smtp m:25 "
                + "--without gateway --store-nodes 3 --replicas 2 --redis redis://r:1";
        assertThat(read(said.split(" "))).isInstanceOfSatisfying(Up.class, up -> {
            String[] again = up.options().asArguments().toArray(String[]::new);
            List<String> words = new ArrayList<>(List.of("up"));
            words.addAll(List.of(again));
            assertThat(read(words.toArray(String[]::new))).isEqualTo(up);
        });
    }

    @Test
    void takesTheReplicaSetFromTheEnvironmentUnlessOneIsNamed() {
        Map<String, String> environment = Map.of("ACCORD_MONGODB_URI", "mongodb://theirs");
        assertThat(CommandLine.read(List.of("up"), environment))
                .isInstanceOfSatisfying(
                        Up.class, up -> assertThat(up.options().mongodb()).contains("mongodb://theirs"));
        assertThat(CommandLine.read(List.of("up", "--mongo", "mongodb://named"), environment))
                .isInstanceOfSatisfying(
                        Up.class, up -> assertThat(up.options().mongodb()).contains("mongodb://named"));
    }

    @Test
    void handsOtherProgramsTheirArgumentsUntouched() {
        assertThat(read("demo", "--json", "--help")).isEqualTo(new Play(Program.DEMO, List.of("--json", "--help")));
        assertThat(read("trial", "withdrawal", "--broken"))
                .isEqualTo(new Play(Program.TRIAL, List.of("withdrawal", "--broken")));
    }

    @Test
    void readsTheCommandsOfARunningPlatform() {
        assertThat(read("down", "--port-base", "9600")).isEqualTo(new Down(new Ports(9600)));
        assertThat(read("status", "--json")).isEqualTo(new Status(new Ports(8600), true));
        assertThat(read("logs", "gateway", "-f")).isEqualTo(new Logs(new Ports(8600), "gateway", true, false));
        assertThat(read("logs", "gateway", "--json")).isEqualTo(new Logs(new Ports(8600), "gateway", false, true));
        assertThat(read("restart", "--rolling")).isEqualTo(new Tell(new Ports(8600), Order.ROLL, "services"));
        assertThat(read("restart", "mongod")).isEqualTo(new Tell(new Ports(8600), Order.RESTART, "mongod"));
    }

    @Test
    void helpsWhoSaysNothing() {
        assertThat(read()).isEqualTo(new Help());
        assertThat(read("--help")).isEqualTo(new Help());
        assertThat(read("up", "--help")).isEqualTo(new Help());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "upp",
                "up --detached",
                "up extra",
                "up --port-base",
                "up --port-base many",
                "up --port-base 80",
                "up --region Mars!",
                "up --mongo localhost",
                "up --keycloak localhost:8080",
                "up --smtp 25",
                "up --without nobody",
                "up --store-nodes 2",
                "up --replicas 3",
                "up --replicas two",
                "up --redis localhost",
                "stop --rolling",
                "logs",
                "restart",
                "restart gateway mongod"
            })
    void refusesWhatItDoesNotUnderstandAndSaysWhy(String said) {
        assertThat(read(said.split(" ")))
                .isInstanceOfSatisfying(
                        NotUnderstood.class, not -> assertThat(not.reason()).endsWith("."));
    }

    private static Invocation read(String... words) {
        return CommandLine.read(List.of(words), Map.of());
    }
}
