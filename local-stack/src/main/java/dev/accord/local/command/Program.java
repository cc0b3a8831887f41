package dev.accord.local.command;

import dev.accord.local.demo.Demo;
import dev.accord.local.trial.command.Trials;

/** Programs of this module that {@code ./accord} hands its arguments to; each ends the process with its own status. */
enum Program {
    DEMO,
    TRIAL;

    void run(String... arguments) throws Exception {
        switch (this) {
            case DEMO -> Demo.main(arguments);
            case TRIAL -> Trials.main(arguments);
        }
    }
}
