package dev.accord.local.trial.withdrawal;

import dev.accord.local.demo.Answer;
import java.util.List;

/** What happens to the platform while people withdraw. */
interface Staging {
    /** All of them withdraw; returns each one's acknowledgement, in their order, when the platform is whole again. */
    List<Answer> withdrawals(Crowd crowd, Pulling pulling);
}
