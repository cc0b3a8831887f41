package dev.accord.local.trial.withdrawal;

/** What makes it hard for the platform to keep the promise. */
enum Scenario {
    GATEWAY_FROZEN_SHORTLY("gateway frozen until one is told", 8, false) {
        @Override
        Staging on(Stage stage) {
            return new FrozenUntilFirst(stage, "gateway");
        }
    },
    SHARING_FROZEN_SHORTLY("sharing-service frozen until one is told", 4, false) {
        @Override
        Staging on(Stage stage) {
            return new FrozenUntilFirst(stage, "sharing-service");
        }
    },
    PAUSES("sharing-service paused for moments", 12, false) {
        @Override
        Staging on(Stage stage) {
            return new PausedForMoments(stage, "sharing-service");
        }
    },
    SLOW_PARTNER("a slow partner besides", 16, true) {
        @Override
        Staging on(Stage stage) {
            return new PausedForMoments(stage, "sharing-service");
        }
    },
    SLOW_PARTNER_GATEWAY_FROZEN("a slow partner besides, gateway frozen", 12, true) {
        @Override
        Staging on(Stage stage) {
            return new FrozenBesideSlowLine(stage);
        }
    },
    GATEWAY_FROZEN("gateway frozen", 14, false) {
        @Override
        Staging on(Stage stage) {
            return new Frozen(stage, "gateway");
        }
    },
    SHARING_FROZEN("sharing-service frozen", 8, false) {
        @Override
        Staging on(Stage stage) {
            return new Frozen(stage, "sharing-service");
        }
    },
    CONSENT_FROZEN("consent-service frozen", 8, false) {
        @Override
        Staging on(Stage stage) {
            return new Frozen(stage, "consent-service");
        }
    },
    ACCOUNT_FROZEN("account-service frozen", 6, false) {
        @Override
        Staging on(Stage stage) {
            return new Frozen(stage, "account-service");
        }
    },
    STORE_FROZEN("the store's primary frozen", 6, false) {
        @Override
        Staging on(Stage stage) {
            return new FrozenStore(stage);
        }
    },
    DEPOSED("the store's primary deposed and back", 3, false) {
        @Override
        Staging on(Stage stage) {
            return new Deposed(stage);
        }
    },
    KILLED("consent-service killed while it waits", 3, false) {
        @Override
        Staging on(Stage stage) {
            return new KilledWhileWaiting(stage);
        }
    };

    private final String words;
    /** Of a hundred rounds of everybody's withdrawals, how many are played like this. */
    private final int share;

    private final boolean slowPartner;

    Scenario(String words, int share, boolean slowPartner) {
        this.words = words;
        this.share = share;
        this.slowPartner = slowPartner;
    }

    abstract Staging on(Stage stage);

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
