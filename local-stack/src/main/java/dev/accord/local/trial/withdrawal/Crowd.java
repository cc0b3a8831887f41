package dev.accord.local.trial.withdrawal;

import dev.accord.local.demo.Answer;
import dev.accord.local.demo.Person;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** People who do something at the same time. */
record Crowd(List<Person> people) {
    private static final long NANOS_OF_A_PAGE = 150_000_000;
    private static final Executor THREADS = Thread::startVirtualThread;

    /** Returns what came of it in the order of the people, when all are done. */
    <T> List<T> each(Function<Person, T> deed) {
        return begin(deed).stream().map(CompletableFuture::join).toList();
    }

    /** What will come of it, in the order of the people. */
    <T> List<CompletableFuture<T>> begin(Function<Person, T> deed) {
        return people.stream()
                .map(person -> CompletableFuture.supplyAsync(() -> deed.apply(person), THREADS))
                .toList();
    }

    /** The same, when the first of it has come. */
    <T> List<CompletableFuture<T>> beginAndAwaitFirst(Function<Person, T> deed) {
        List<CompletableFuture<T>> begun = begin(deed);
        CompletableFuture.anyOf(begun.toArray(CompletableFuture[]::new)).join();
        return begun;
    }

    /** At any moment of a page's life, not always at the beginning of the one after that she was seen on. */
    static void pause() {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(NANOS_OF_A_PAGE));
    }

    /** The answer, if it is one that tells her that it is done. */
    static Answer demand(Answer answer) {
        if (!answer.good()) {
            throw new IllegalStateException(
                    "a person's choice was not taken: " + answer.status() + " " + answer.problem());
        }
        return answer;
    }
}
