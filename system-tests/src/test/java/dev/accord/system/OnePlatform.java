package dev.accord.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the platform once for all system tests, with fresh data below {@code target}, and ends it after the last. */
final class OnePlatform implements ParameterResolver {
    private static final Path FOLDER = Path.of("target", "platform");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().equals(RunningPlatform.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(OnePlatform.class))
                .computeIfAbsent(RunningPlatform.class, key -> start(), RunningPlatform.class);
    }

    private static RunningPlatform start() {
        forget();
        return RunningPlatform.start(FOLDER);
    }

    private static void forget() {
        if (!Files.exists(FOLDER)) {
            return;
        }
        try (Stream<Path> old = Files.walk(FOLDER)) {
            for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException stuck) {
            throw new UncheckedIOException(stuck);
        }
    }
}
