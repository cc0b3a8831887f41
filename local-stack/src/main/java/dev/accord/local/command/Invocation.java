package dev.accord.local.command;

import dev.accord.local.platform.Ports;
import java.util.List;

/** What was asked of {@code ./accord}. */
sealed interface Invocation {
    /** Start a platform; {@code detach} returns when it is healthy. */
    record Up(UpOptions options) implements Invocation {}

    /** Hold a platform: what {@link Up} starts as a process of its own. */
    record Hold(UpOptions options) implements Invocation {}

    record Down(Ports ports) implements Invocation {}

    record Status(Ports ports, boolean json) implements Invocation {}

    record Logs(Ports ports, String part, boolean follow, boolean json) implements Invocation {}

    /** Have the holder stop, start or restart one part. */
    record Tell(Ports ports, Order order, String part) implements Invocation {}

    /** Run another program of this module with the remaining arguments. */
    record Play(Program program, List<String> arguments) implements Invocation {}

    record Help() implements Invocation {}

    /** It was not understood, for this reason. */
    record NotUnderstood(String reason) implements Invocation {}
}
