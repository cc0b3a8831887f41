package dev.accord.local.trial.withdrawal;

import dev.accord.local.demo.Call;
import dev.accord.local.demo.Partner;
import dev.accord.local.demo.Research;

/** The question for one page of everybody, from a partner that asks for compressed answers. */
record Pages(Partner partner, String agreement) {
    private static final int MOST_SUBJECTS = 500;

    Call call() {
        return Research.page(agreement, MOST_SUBJECTS).header("Accept-Encoding", "gzip");
    }
}
