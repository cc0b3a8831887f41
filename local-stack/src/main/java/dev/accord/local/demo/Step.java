package dev.accord.local.demo;

import java.util.List;

/** One step of a story: it says which promises of requirements it shows, and plays itself on the scene. */
interface Step {
    /** The requirement ids that a reader sees kept in this step. */
    List<String> promises();

    void play(Scene scene, Findings findings);

    default String title() {
        return getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ");
    }
}
