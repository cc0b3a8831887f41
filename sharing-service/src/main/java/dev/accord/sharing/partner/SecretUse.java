package dev.accord.sharing.partner;

/** What a kept secret is for, so that one cannot be opened as another. */
public final class SecretUse {

    private SecretUse() {}

    /** The secret that this partner's webhooks are signed with. */
    public static String webhook(PartnerId partner) {
        return "webhook-secret|" + partner.value();
    }
}
