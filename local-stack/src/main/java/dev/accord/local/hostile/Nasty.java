package dev.accord.local.hostile;

import java.util.List;

/** Texts that have broken programs before. */
final class Nasty {
    static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b",
            "\n\r\t",
            "'\"`;--",
            "{\"$gt\":\"\"}",
            "$where",
            "$ne",
            "a.b.c",
            "__proto__",
            "../../etc/passwd",
            "..\\..\\",
            "<script>alert(1)</script>",
            "${jndi:ldap://127.0.0.1/a}",
            "#{7*7}",
            "%00%0a",
            "null",
            "true",
            "-1",
            "1e400",
            "NaN",
            "9223372036854775808",
            "\ud83d\ude00\u200d\u202e",
            "\ufeff",
            "\ufffe\uffff",
            "İıſK",
            "a\u0301".repeat(50),
            "x".repeat(255),
            "x".repeat(256),
            "x".repeat(10_000),
            "(a+)+$",
            "*",
            "W/\"1\"",
            "2026-02-30T25:61:61Z",
            "-999999999-01-01T00:00:00Z",
            "+1000000000-12-31T23:59:59.999999999Z",
            "00000000-0000-0000-0000-000000000000",
            "eyJhbGciOiJub25lIn0.e30.");

    /** Numbers at the edges of what programs count with, as JSON writes them. */
    static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "-1",
            "2147483647",
            "2147483648",
            "-2147483649",
            "9223372036854775807",
            "9223372036854775808",
            "1e308",
            "1e-400",
            "0.1",
            "123456789012345678901234567890");

    /** Bodies that are no JSON, or not as it should be. */
    static final List<String> BODIES = List.of(
            "",
            " ",
            "null",
            "[]",
            "{}",
            "\"text\"",
            "42",
            "{",
            "{\"a\":1,\"a\":2}",
            "{} trailing",
            "\ufeff{}",
            "[".repeat(5_000),
            "{\"a\":".repeat(40) + "1" + "}".repeat(40),
            "{\"" + "n".repeat(1_000) + "\":1}",
            "{\"a\":" + "9".repeat(200) + "}",
            "{a:1}",
            "{'a':1}",
            "{\"a\":\"\\ud800\"}",
            "<a/>",
            "a=b&c=d",
            "NaN");

    static final List<String> MEDIA_TYPES = List.of(
            "text/plain",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "application/xml",
            "application/json; charset=utf-16",
            "application/json; charset=nonsense",
            "application/merge-patch+json",
            "not a type");

    static final List<String> ACCEPTED = List.of(
            "*/*",
            "application/json",
            "application/problem+json",
            "text/html",
            "application/xml",
            "nonsense",
            "text/event-stream");

    private Nasty() {}
}
