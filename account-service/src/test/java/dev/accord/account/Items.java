package dev.accord.account;

import java.time.Instant;

/** Telemetry items, written with single quotes as {@link Someone} sends them. */
public final class Items {
    private Items() {}

    public static String item(String purpose, String fields) {
        return itemAt(Instant.now(), purpose, fields);
    }

    public static String itemAt(Instant at, String purpose, String fields) {
        return "{'kind':'device','at':'" + at + "','source':'mobile-app','purpose':'" + purpose + "','fields':{"
                + fields + "}}";
    }
}
