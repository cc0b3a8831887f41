package dev.accord.notification.delivery;

/** The campaign a delivery belongs to. */
public record CampaignId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
