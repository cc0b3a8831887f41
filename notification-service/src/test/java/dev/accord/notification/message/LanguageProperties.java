package dev.accord.notification.message;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class LanguageProperties {

    @Property
    void anyWishGetsAnAnswer(@ForAll String wish) {
        assertThat(Language.spokenBy(wish)).isNotNull();
    }
}
