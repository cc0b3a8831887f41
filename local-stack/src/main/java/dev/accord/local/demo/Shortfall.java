package dev.accord.local.demo;

/** Something the rest of a step stands on did not come as promised; the step ends with it. */
final class Shortfall extends RuntimeException {
    private final String expected;
    private final String came;

    Shortfall(String expected, String came) {
        super("expected: " + expected + "; came: " + came);
        this.expected = expected;
        this.came = came;
    }

    Shortfall(String expected, Throwable cause) {
        super("expected: " + expected + "; came: " + cause, cause);
        this.expected = expected;
        this.came = String.valueOf(cause);
    }

    String expected() {
        return expected;
    }

    String came() {
        return came;
    }
}
