package dev.accord.local.trial.withdrawal;

import dev.accord.local.demo.Answer;
import java.util.List;
import java.util.UUID;

/**
 * One hop stands still from before they withdraw until the other column has acknowledged it, so for longer than L + D:
 * whatever it held when it stopped, it holds when it goes on.
 */
record Frozen(Stage stage, String service) implements Staging {
    @Override
    public List<Answer> withdrawals(Crowd crowd, Pulling pulling) {
        long process = stage.second().pid(service);
        Crowd.pause();
        stage.signals().freeze(process);
        try {
            return crowd.each(
                    person -> stage.first().withdraws(person, UUID.randomUUID().toString()));
        } finally {
            stage.signals().thaw(process);
        }
    }
}
