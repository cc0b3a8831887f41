package dev.accord.local.trial.actor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RegisterTest {
    private final Register<String> register = new Register<>("first");

    @Test
    void takesOnlyWhatWasAcknowledgedLastWhenNothingWasAttemptedSince() {
        register.attempted("second");
        register.acknowledged("second");

        assertThat(register.allows("second")).isTrue();
        assertThat(register.allows("first")).isFalse();
        assertThat(register.isCertainly("second")).isTrue();
    }

    @Test
    void takesAlsoWhatWasAttemptedSinceAndNeverAnswered() {
        register.attempted("second");
        register.acknowledged("second");
        register.attempted("third");

        assertThat(register.allows("second")).isTrue();
        assertThat(register.allows("third")).isTrue();
        assertThat(register.allows("first")).isFalse();
        assertThat(register.isCertainly("second")).isFalse();
    }
}
