package dev.accord.local.command;

import dev.accord.local.command.Invocation.Down;
import dev.accord.local.command.Invocation.Help;
import dev.accord.local.command.Invocation.Hold;
import dev.accord.local.command.Invocation.Logs;
import dev.accord.local.command.Invocation.NotUnderstood;
import dev.accord.local.command.Invocation.Play;
import dev.accord.local.command.Invocation.Status;
import dev.accord.local.command.Invocation.Tell;
import dev.accord.local.command.Invocation.Up;
import dev.accord.local.platform.Ports;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads what was said to {@code ./accord}. */
final class CommandLine {
    private static final Pattern HOST_AND_PORT = Pattern.compile("[^:/\\s]+:\\d{1,5}");
    private static final Pattern REGION = Pattern.compile("[a-z][a-z0-9-]{0,15}");
    private static final Pattern STORE_NODES = Pattern.compile("[13]");
    private static final Set<String> UP_FLAGS = Set.of("--detach", "--fresh");
    private static final Set<String> UP_VALUES = Set.of(
            "--port-base",
            "--region",
            "--mongo",
            "--keycloak",
            "--smtp",
            "--redis",
            "--replicas",
            "--without",
            "--store-nodes");
    private static final Set<String> BASE_ONLY = Set.of("--port-base");

    private CommandLine() {}

    /** @param environment where {@code ACCORD_MONGODB_URI} may stand in for {@code --mongo} */
    static Invocation read(List<String> words, Map<String, String> environment) {
        if (words.isEmpty()) {
            return new Help();
        }
        List<String> rest = words.subList(1, words.size());
        try {
            return switch (words.getFirst()) {
                case "help", "-h", "--help" -> new Help();
                case "up" -> rest.contains("--help") ? new Help() : new Up(up(rest, environment));
                case "hold" -> new Hold(up(rest, environment));
                case "down" -> new Down(ports(Words.read(rest, Set.of(), BASE_ONLY, 0)));
                case "status" -> status(Words.read(rest, Set.of("--json"), BASE_ONLY, 0));
                case "logs" -> logs(Words.read(rest, Set.of("-f", "--json"), BASE_ONLY, 1));
                case "restart" -> restart(rest);
                case "start", "stop" -> tell(words.getFirst(), Words.read(rest, Set.of(), BASE_ONLY, 1));
                case "demo" -> new Play(Program.DEMO, rest);
                case "trial" -> new Play(Program.TRIAL, rest);
                default -> new NotUnderstood("There is no command " + words.getFirst() + ".");
            };
        } catch (IllegalArgumentException e) {
            return new NotUnderstood(String.valueOf(e.getMessage()));
        }
    }

    private static UpOptions up(List<String> rest, Map<String, String> environment) {
        Words words = Words.read(rest, UP_FLAGS, UP_VALUES, 0);
        Optional<String> fromEnvironment =
                Optional.ofNullable(environment.get("ACCORD_MONGODB_URI")).filter(uri -> !uri.isBlank());
        return new UpOptions(
                ports(words),
                words.has("--detach"),
                words.has("--fresh"),
                words.value("--region").map(region -> matching(region, REGION, "a region such as eu or cn")),
                words.value("--mongo").or(() -> fromEnvironment).map(CommandLine::mongodbUri),
                words.value("--keycloak").map(CommandLine::httpAddress),
                words.value("--smtp").map(smtp -> matching(smtp, HOST_AND_PORT, "HOST:PORT")),
                words.value("--redis").or(() -> redis(environment)).map(CommandLine::redisUri),
                words.value("--replicas").map(CommandLine::replicas).orElse(1),
                words.value("--without").map(CommandLine::services).orElse(Set.of()),
                words.value("--store-nodes").map(CommandLine::storeNodes));
    }

    private static Integer storeNodes(String text) {
        return Integer.valueOf(matching(text, STORE_NODES, "--store-nodes 1 or 3"));
    }

    private static Set<String> services(String names) {
        Set<String> services = new TreeSet<>(List.of(names.split(",", -1)));
        Set<String> known = new Ports(Ports.USUAL_BASE).services().keySet();
        if (!known.containsAll(services)) {
            throw new IllegalArgumentException("--without takes services: " + String.join(", ", known) + ".");
        }
        return services;
    }

    private static Status status(Words words) {
        return new Status(ports(words), words.has("--json"));
    }

    private static Logs logs(Words words) {
        return new Logs(ports(words), words.operand("a part's name"), words.has("-f"), words.has("--json"));
    }

    private static Tell tell(String verb, Words words) {
        return new Tell(ports(words), Order.valueOf(verb.toUpperCase(Locale.ROOT)), words.operand("a part's name"));
    }

    /** One part, or with {@code --rolling} every instance of every service, one after the other. */
    private static Tell restart(List<String> rest) {
        Words words = Words.read(rest, Set.of("--rolling"), BASE_ONLY, 1);
        return words.has("--rolling")
                ? new Tell(ports(words), Order.ROLL, Order.EVERY_SERVICE)
                : tell("restart", words);
    }

    private static Optional<String> redis(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("ACCORD_REDIS_URI")).filter(uri -> !uri.isBlank());
    }

    private static int replicas(String text) {
        return switch (text) {
            case "1" -> 1;
            case "2" -> 2;
            default ->
                throw new IllegalArgumentException(
                        "--replicas takes 1 or 2, how many of every service run, and not " + text + ".");
        };
    }

    private static String redisUri(String text) {
        if (!text.startsWith("redis://") && !text.startsWith("rediss://")) {
            throw new IllegalArgumentException("--redis takes a redis:// address, and " + text + " is none.");
        }
        return text;
    }

    private static Ports ports(Words words) {
        return new Ports(words.value("--port-base").map(CommandLine::number).orElse(Ports.USUAL_BASE));
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--port-base takes a number, and " + text + " is none.", e);
        }
    }

    private static String mongodbUri(String text) {
        if (!text.startsWith("mongodb://") && !text.startsWith("mongodb+srv://")) {
            throw new IllegalArgumentException("--mongo takes a mongodb:// address, and " + text + " is none.");
        }
        return text;
    }

    private static String httpAddress(String text) {
        URI address = URI.create(text);
        if (address.getHost() == null || !Set.of("http", "https").contains(address.getScheme())) {
            throw new IllegalArgumentException("--keycloak takes an http(s) address, and " + text + " is none.");
        }
        return text;
    }

    private static String matching(String text, Pattern pattern, String what) {
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException("Expected " + what + ", not " + text + ".");
        }
        return text;
    }

    /** Options and the one word that is none. */
    private record Words(Map<String, String> values, Set<String> flags, List<String> operands) {
        static Words read(List<String> words, Set<String> flags, Set<String> valued, int operands) {
            Map<String, String> values = new HashMap<>();
            Set<String> set = new HashSet<>();
            List<String> others = new ArrayList<>();
            for (int i = 0; i < words.size(); i++) {
                String word = words.get(i);
                if (flags.contains(word)) {
                    set.add(word);
                } else if (valued.contains(word) && i + 1 < words.size()) {
                    values.put(word, words.get(++i));
                } else if (valued.contains(word)) {
                    throw new IllegalArgumentException(word + " needs a value.");
                } else if (!word.startsWith("-") && others.size() < operands) {
                    others.add(word);
                } else {
                    throw new IllegalArgumentException("Not understood: " + word + ".");
                }
            }
            return new Words(values, set, others);
        }

        boolean has(String flag) {
            return flags.contains(flag);
        }

        Optional<String> value(String option) {
            return Optional.ofNullable(values.get(option));
        }

        String operand(String what) {
            if (operands.isEmpty()) {
                throw new IllegalArgumentException("This needs " + what + "; ./accord status lists them.");
            }
            return operands.getFirst();
        }
    }
}
