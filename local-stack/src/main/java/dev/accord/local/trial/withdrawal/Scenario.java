package dev.accord.local.trial.withdrawal;

/** What makes it hard for the platform to keep the promise. */
enum Scenario {
    GATEWAY_FROZEN_SHORTLY("gateway frozen until one is told", 8, false),
    SHARING_FROZEN_SHORTLY("sharing-service frozen until one is told", 4, false),
    PAUSES("sharing-service paused for moments", 12, false),
    SLOW_PARTNER("a slow partner besides", 16, true),
    FULL_LINE_GATEWAY_FROZEN("a partner that stops reading besides, gateway frozen", 12, true),
    GATEWAY_FROZEN("gateway frozen", 14, false),
    SHARING_FROZEN("sharing-service frozen", 8, false),
    CONSENT_FROZEN("consent-service frozen", 8, false),
    ACCOUNT_FROZEN("account-service frozen", 6, false),
    STORE_FROZEN("the store's primary frozen", 6, false),
    DEPOSED("the store's primary deposed and back", 3, false),
    KILLED("consent-service killed while it waits", 3, false);

    private final String words;
    /** Of a hundred rounds of everybody's withdrawals, how many are played like this. */
    private final int share;

    private final boolean slowPartner;

    Scenario(String words, int share, boolean slowPartner) {
        this.words = words;
        this.share = share;
        this.slowPartner = slowPartner;
    }

    Staging on(Stage stage) {
        return switch (this) {
            case GATEWAY_FROZEN_SHORTLY -> new FrozenUntilFirst(stage, "gateway");
            case SHARING_FROZEN_SHORTLY -> new FrozenUntilFirst(stage, "sharing-service");
            case PAUSES, SLOW_PARTNER -> new PausedForMoments(stage, "sharing-service");
            case FULL_LINE_GATEWAY_FROZEN -> new FrozenBesideFullLine(stage);
            case GATEWAY_FROZEN -> new Frozen(stage, "gateway");
            case SHARING_FROZEN -> new Frozen(stage, "sharing-service");
            case CONSENT_FROZEN -> new Frozen(stage, "consent-service");
            case ACCOUNT_FROZEN -> new Frozen(stage, "account-service");
            case STORE_FROZEN -> new FrozenStore(stage);
            case DEPOSED -> new Deposed(stage);
            case KILLED -> new KilledWhileWaiting(stage);
        };
    }

    String words() {
        return words;
    }

    boolean hasSlowPartner() {
        return slowPartner;
    }

    /** How many of so many rounds are played like this; at least one. */
    int roundsOf(int all) {
        return Math.max(1, Math.round(all * share / 100f));
    }
}
