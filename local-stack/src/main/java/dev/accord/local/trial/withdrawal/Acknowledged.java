package dev.accord.local.trial.withdrawal;

import dev.accord.local.demo.Answer;

/**
 * One withdrawal that was answered.
 *
 * @param decisiveAt from when on what was asked for before may come out although it must not: when she sent it, unless the
 *     scenario says otherwise
 */
record Acknowledged(long decisiveAt, Answer answer) {
    Acknowledged decidedAt(long moment) {
        return new Acknowledged(moment, answer);
    }
}
