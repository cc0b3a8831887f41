package dev.accord.notification.delivery;

import dev.accord.kit.store.TypedId;

/** The campaign a delivery belongs to. */
public record CampaignId(String value) implements TypedId {

    @Override
    public String toString() {
        return value;
    }
}
