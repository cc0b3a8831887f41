package dev.accord.local.trial;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A process with a safety to take out: for every line it is sent it says how long it would wait, whether it did, how long
 * ago an hour is, and whether somebody else's is theirs.
 */
public final class WaitingProcess {
    private boolean waited;

    private WaitingProcess() {}

    public static void main(String... arguments) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        while (in.readLine() != null) {
            WaitingProcess process = new WaitingProcess();
            process.waitForTheLease();
            System.out.println(process.settling() + " " + process.waited + " "
                    + age(System.nanoTime() - Duration.ofHours(1).toNanos()) + " " + process.isTheirs());
        }
    }

    static String age(long beganNanos) {
        return System.nanoTime() - beganNanos < Duration.ofMinutes(1).toNanos() ? "just now" : "long ago";
    }

    boolean isTheirs() {
        return false;
    }

    Duration settling() {
        return Duration.ofMillis(350);
    }

    void waitForTheLease() {
        waited = true;
    }
}
