package dev.accord.consent.grant;

import dev.accord.consent.purpose.Action;
import dev.accord.consent.purpose.PurposeKey;
import dev.accord.consent.subject.SubjectId;
import dev.accord.consent.terms.AcceptedTerms;
import dev.accord.consent.terms.DeliveredNotice;
import dev.accord.consent.terms.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * One person's terms and choices: all a decision needs, in one document (invariant 4).
 *
 * @param seq counts the changes of this person's state
 * @param narrowedSeq the last change that took anything from allow to deny
 * @param settledSeq the last such change after which L + D is known to have passed: only what is settled may be shown (invariant 2)
 * @param choices at most one for each purpose, recipient and action
 */
public record Subject(
        @BsonId SubjectId id, long seq, long narrowedSeq, long settledSeq, Terms terms, List<Choice> choices) {

    /** How many choices one person may have on record; bounded so that a decision stays one small read. */
    static final int CHOICES_MAX = 500;

    public Subject {
        choices = List.copyOf(choices);
    }

    public static Subject accepting(SubjectId id, AcceptedTerms accepted) {
        return new Subject(id, 1, 0, 0, Terms.accepting(accepted), List.of());
    }

    /** Other terms may have fewer purposes, so changing them counts as narrowing. */
    public Subject accept(AcceptedTerms accepted) {
        boolean same = accepted.version().equals(terms.accepted().version())
                && terms.notices().isEmpty();
        return changed(Terms.accepting(accepted), choices, !same);
    }

    public Subject noticed(DeliveredNotice notice) {
        return changed(terms.noticed(notice), choices, true);
    }

    /** A no without a recipient also ends what was said about single recipients; a yes leaves their no standing. */
    public Subject declare(Declaration declaration) {
        var next = new ArrayList<Choice>();
        boolean narrows = false;
        for (Choice choice : choices) {
            boolean about = declaration.purpose().equals(choice.purpose())
                    && declaration.actions().contains(choice.action());
            narrows |= about && choice.isGranted() && (!granting(declaration) || declaration.until() != null);
            if (!about || !replaces(declaration, choice)) {
                next.add(choice);
            } else if (!Objects.equals(choice.recipient(), declaration.recipient())) {
                next.add(choice.ended(declaration));
            }
        }
        for (Action action : declaration.actions()) {
            boolean wasGranted = on(declaration.purpose(), action, declaration.recipient())
                    .filter(Choice::isGranted)
                    .isPresent();
            next.add(declaration.about(action, wasGranted));
        }
        return changed(terms, next, narrows);
    }

    private static boolean replaces(Declaration declaration, Choice choice) {
        return Objects.equals(choice.recipient(), declaration.recipient())
                || (declaration.recipient() == null && !granting(declaration) && choice.isGranted());
    }

    private static boolean granting(Declaration declaration) {
        return declaration.state() == ChoiceState.GRANTED;
    }

    /** What counts for that recipient: what was said about it alone, else what was said about any. */
    public Optional<Choice> on(
            PurposeKey purpose, Action action, @org.jspecify.annotations.Nullable PartnerId recipient) {
        Optional<Choice> general = Optional.empty();
        for (Choice choice : choices) {
            if (!choice.isAbout(purpose, action)) {
                continue;
            }
            if (recipient != null && recipient.equals(choice.recipient())) {
                return Optional.of(choice);
            }
            if (choice.recipient() == null) {
                general = Optional.of(choice);
            }
        }
        return general;
    }

    public boolean hasGranted(PurposeKey purpose) {
        return choices.stream().anyMatch(it -> it.purpose().equals(purpose) && it.isGranted());
    }

    /** False while a lease given before the last narrowing change may still be out. */
    public boolean isSettled() {
        return narrowedSeq <= settledSeq;
    }

    private Subject changed(Terms nextTerms, List<Choice> nextChoices, boolean narrows) {
        long next = seq + 1;
        return new Subject(id, next, narrows ? next : narrowedSeq, settledSeq, nextTerms, nextChoices);
    }
}
