package dev.accord.local.trial.withdrawal;

import dev.accord.local.LocalStack;
import dev.accord.local.demo.Outside;
import dev.accord.local.demo.Person;
import dev.accord.local.demo.Research;
import java.net.URI;
import java.util.UUID;

/**
 * One gateway with the one instance of each service that it is told of, so that a trial knows who answers.
 *
 * @param suffix what the names of its parts end with
 * @param outside the way to its gateway, for people and partners
 * @param slowDoor the same for a partner with a slow line
 */
record Column(LocalStack stack, String suffix, Outside outside, Outside impatient, URI slowDoor) {
    String part(String service) {
        return service + suffix;
    }

    long pid(String service) {
        return stack.pid(part(service));
    }

    /** She withdraws here, and asks again with the same key when there was no answer. */
    Acknowledged withdraws(Person person, String key) {
        long sentAt = System.nanoTime();
        return new Acknowledged(
                sentAt,
                outside.ask(
                        person.session(),
                        person.choice(Research.PURPOSE, "withdrawn").once(key)));
    }

    /** The same for a change that nobody made before. */
    Acknowledged withdraws(Person person) {
        return withdraws(person, UUID.randomUUID().toString());
    }
}
