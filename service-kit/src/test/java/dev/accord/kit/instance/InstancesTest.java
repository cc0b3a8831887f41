package dev.accord.kit.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InstancesTest {

    private final Instances shelves =
            new Instances("shelf-service", List.of(URI.create("http://one"), URI.create("http://two")));
    private final Instance one = shelves.all().getFirst();
    private final Instance two = shelves.all().getLast();

    @Test
    void areNamedLikeThePartsOfAPlatform() {
        assertThat(shelves.all()).extracting(Instance::name).containsExactly("shelf-service", "shelf-service-2");
    }

    @Test
    void areAskedInTurn() {
        assertThat(Stream.generate(this::next).limit(4)).containsExactly(one, two, one, two);
    }

    @Test
    void theOneWithLessToDoIsAskedFirst() {
        one.begun();

        assertThat(Stream.generate(this::next).limit(3)).containsOnly(two);
        one.answered();
        assertThat(Stream.generate(this::next).limit(2)).contains(one);
    }

    @Test
    void oneThatTakesNoConnectionIsAskedLast() {
        one.begun();
        one.refused();

        assertThat(shelves.inTurn()).containsExactly(two, one);
        assertThat(shelves.inTurn()).containsExactly(two, one);
    }

    @Test
    void whenNoneAnswersEachIsStillAsked() {
        Stream.of(one, two).forEach(instance -> instance.remove("of this test"));

        assertThat(shelves.inTurn()).containsExactlyInAnyOrder(one, two);
    }

    @Test
    void failuresCountOnlyInARow() {
        fail(one, 2);
        one.begun();
        one.answered();
        fail(one, 2);
        assertThat(one.answers()).isTrue();

        fail(one, 1);
        assertThat(one.answers()).isFalse();
    }

    @Test
    void anAnswerFromBeforeARemovalDoesNotUndoIt() {
        int before = one.removals();
        one.remove("it was found dead while its answer was on the way");
        one.ready(before);
        assertThat(one.answers()).isFalse();

        one.ready(one.removals());
        assertThat(one.answers()).isTrue();
    }

    @Test
    void aServiceWithoutAnAddressIsRefused() {
        assertThatThrownBy(() -> new Instances("shelf-service", List.of())).hasMessageContaining("shelf-service");
    }

    private Instance next() {
        return shelves.inTurn().getFirst();
    }

    private static void fail(Instance instance, int times) {
        for (int i = 0; i < times; i++) {
            instance.begun();
            instance.failed();
        }
    }
}
