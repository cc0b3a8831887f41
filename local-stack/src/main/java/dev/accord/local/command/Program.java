package dev.accord.local.command;

/** Programs of this module that {@code ./accord} hands its arguments to; each is a class with a {@code main}. */
enum Program {
    DEMO("dev.accord.local.demo.Demo"),
    TRIAL("dev.accord.local.trial.Trial"),
    BENCH("dev.accord.local.bench.Bench"),
    VERIFY("dev.accord.local.verify.Verify");

    private final String mainClass;

    Program(String mainClass) {
        this.mainClass = mainClass;
    }

    String mainClass() {
        return mainClass;
    }
}
