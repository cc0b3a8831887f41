package dev.accord.local.trial.withdrawal;

import java.util.List;

/** What happens to the platform while people withdraw. */
interface Staging {
    /** All of them withdraw; returns each one's acknowledgement, in their order, when nothing is held back any more. */
    List<Acknowledged> withdrawals(Crowd crowd, Pulling pulling);
}
