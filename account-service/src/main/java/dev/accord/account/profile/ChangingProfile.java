package dev.accord.account.profile;

import dev.accord.account.catalogue.Catalogue;
import dev.accord.account.catalogue.FieldKey;
import dev.accord.account.consent.AcceptedTerms;
import dev.accord.account.consent.AskingConsent;
import dev.accord.account.consent.DecisionLapsed;
import dev.accord.account.sealing.SubjectSeal;
import dev.accord.account.subject.SubjectId;
import dev.accord.account.value.Account;
import dev.accord.account.value.Accounts;
import dev.accord.account.value.NoAccount;
import dev.accord.account.value.Revision;
import dev.accord.account.value.Vault;
import dev.accord.kit.problem.Problem;
import dev.accord.kit.problem.ProblemType;
import dev.accord.kit.store.Transactions;
import dev.accord.kit.web.Version;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** A person opens their account, which needs the terms accepted first (U1), or changes what its profile shows (D2). */
@Component
class ChangingProfile {
    private static final int MOST_TRIES = 2;

    private final Accounts accounts;
    private final Catalogue catalogue;
    private final Vault vault;
    private final AskingConsent consent;
    private final ProfileIntake intake;
    private final Transactions transactions;
    private final Clock clock;

    ChangingProfile(
            Accounts accounts,
            Catalogue catalogue,
            Vault vault,
            AskingConsent consent,
            ProfileIntake intake,
            Transactions transactions,
            Clock clock) {
        this.accounts = accounts;
        this.catalogue = catalogue;
        this.vault = vault;
        this.consent = consent;
        this.intake = intake;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * @param email the address in the caller's token, if it fits the catalogue
     * @throws Problem when terms are not accepted, the version is stale or not given, or a field may not be taken in
     */
    void change(SubjectId subject, JsonNode body, Optional<JsonNode> email, @Nullable String ifMatch) {
        ProfilePatch patch = ProfilePatch.read(body, catalogue);
        Optional<Account> account = accounts.find(subject);
        requireVersion(account, ifMatch);
        String terms = account.map(Account::terms).orElseGet(() -> acceptedTerms(subject));
        SubjectSeal seal = vault.of(subject).orElseThrow(NoAccount::new);
        Map<FieldKey, JsonNode> held = account.map(known -> open(known, seal)).orElse(Map.of());
        ProfilePlan plan = ProfilePlan.of(patch, held, email, account.isEmpty());
        for (int tries = 1; ; tries++) {
            try {
                write(subject, terms, intake.decide(subject, seal, plan), ifMatch);
                return;
            } catch (DecisionLapsed lapsed) {
                if (tries == MOST_TRIES) {
                    throw Problem.unavailable("consent-service");
                }
            }
        }
    }

    private void write(SubjectId subject, String terms, ProfileIntake.Drafted drafted, @Nullable String ifMatch) {
        transactions.inOne(session -> {
            Optional<Account> now = accounts.find(session, subject);
            requireVersion(now, ifMatch);
            Revision revision = now.map(account -> Revision.of(account, clock.instant()))
                    .orElseGet(() -> Revision.opening(subject, terms, clock.instant()));
            drafted.applyTo(revision, now, clock.instant());
            drafted.decision().ifPresent(consent::requireInTime);
            return accounts.save(session, revision);
        });
    }

    private static void requireVersion(Optional<Account> account, @Nullable String ifMatch) {
        if (account.isPresent()) {
            Version.require(ifMatch, account.get().profileSeq());
        } else if (ifMatch != null && !ifMatch.isBlank()) {
            throw new Problem(ProblemType.STALE_VERSION, "There is no profile yet: open it without If-Match.");
        }
    }

    private String acceptedTerms(SubjectId subject) {
        return switch (consent.terms(subject)) {
            case AcceptedTerms.Accepted(String version) -> version;
            case AcceptedTerms.NotAccepted() ->
                throw new Problem(
                        ProblemType.TERMS_NOT_ACCEPTED,
                        "Read GET /api/consent/policies/current and accept it with PUT /api/consent/me/terms first.");
            case AcceptedTerms.Unknown() -> throw Problem.unavailable("consent-service");
        };
    }

    private Map<FieldKey, JsonNode> open(Account account, SubjectSeal seal) {
        return account.current(clock.instant()).stream()
                .filter(value -> ProfileFields.isShown(value.field()))
                .collect(Collectors.toMap(value -> value.field(), value -> vault.open(seal, value)));
    }
}
