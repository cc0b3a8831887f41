package dev.accord.local.process;

import java.nio.file.Path;

/** The JDK that runs us, and with which we run what is written in Java. */
public final class Jdk {
    private Jdk() {}

    /** The path of one of its tools, {@code java} for example. */
    public static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }
}
