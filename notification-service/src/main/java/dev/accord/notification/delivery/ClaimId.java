package dev.accord.notification.delivery;

import dev.accord.kit.store.TypedId;

/** One worker's hold on a batch of deliveries; fresh for every batch, so that a late worker cannot settle another's. */
public record ClaimId(String value) implements TypedId {}
