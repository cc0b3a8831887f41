package dev.accord.notification.delivery;

import org.jspecify.annotations.Nullable;

/** What a verb of {@link Delivery} comes to. */
public sealed interface Step {

    /**
     * It moves on; state, ledger entry and event are written together.
     *
     * @param happening what the ledger says, none where nothing happened to the person
     * @param setback why, where it is a setback
     */
    record Moved(
            Delivery delivery,
            @Nullable Happening happening,
            @Nullable Setback setback) implements Step {

        static Moved quietly(Delivery delivery) {
            return new Moved(delivery, null, null);
        }

        static Moved by(Happening happening, Delivery delivery) {
            return new Moved(delivery, happening, null);
        }
    }

    /** It already is so; nothing is written. */
    record AlreadySo(Delivery delivery) implements Step {}

    /** It cannot be: the delivery is not in a state for it, or the claim is another's. */
    record NotPossible() implements Step {}
}
