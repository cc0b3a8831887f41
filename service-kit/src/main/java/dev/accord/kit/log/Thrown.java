package dev.accord.kit.log;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An exception and its causes as classes and places: what happened where. Their messages may hold anything and stay behind. */
final class Thrown {

    private static final int MOST_CAUSES = 5;
    private static final int MOST_FRAMES = 12;

    private Thrown() {}

    /** At most five exceptions, the outermost first, each with at most twelve of its innermost places. */
    static List<String> in(IThrowableProxy outermost) {
        var lines = new ArrayList<String>();
        int causes = 0;
        for (@Nullable IThrowableProxy thrown = outermost;
                thrown != null && causes < MOST_CAUSES;
                thrown = thrown.getCause()) {
            causes++;
            lines.add(thrown.getClassName());
            Arrays.stream(thrown.getStackTraceElementProxyArray())
                    .limit(MOST_FRAMES)
                    .map(StackTraceElementProxy::getSTEAsString)
                    .forEach(lines::add);
        }
        return lines;
    }
}
