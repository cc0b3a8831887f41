package dev.accord.notification.campaign;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a campaign is about. All kinds are important messages that nobody can unsubscribe (U4). */
public enum CampaignKind {
    POLICY_CHANGE("policy-change");

    private final String word;

    CampaignKind(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /** Every word that {@link #named} knows. */
    static List<String> words() {
        return Arrays.stream(values()).map(CampaignKind::word).toList();
    }

    static Optional<CampaignKind> named(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }
}
