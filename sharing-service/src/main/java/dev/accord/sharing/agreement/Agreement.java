package dev.accord.sharing.agreement;

import dev.accord.sharing.agreement.AgreementState.Active;
import dev.accord.sharing.agreement.AgreementState.Draft;
import dev.accord.sharing.agreement.AgreementState.Expired;
import dev.accord.sharing.agreement.AgreementState.SignedByCompany;
import dev.accord.sharing.agreement.AgreementState.SignedByPartner;
import dev.accord.sharing.agreement.AgreementState.Suspended;
import dev.accord.sharing.agreement.AgreementState.Terminated;
import dev.accord.sharing.partner.PartnerId;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * One contract with one partner. Its verbs are the only way from state to state.
 *
 * @param termsHash what both sign: SHA-256 of the canonical terms, see {@link TermsDocument}
 * @param companySignature the company's compact JWS, once given
 * @param partnerSignature the partner's compact JWS, once given
 * @param seq counts every change
 * @param narrowedSeq the last change from allow to deny
 * @param settledSeq the last change from allow to deny that is known to have outlived every lease (invariant 2)
 */
public record Agreement(
        @BsonId AgreementId id,
        Terms terms,
        String termsHash,
        AgreementState state,
        @Nullable String companySignature,
        @Nullable String partnerSignature,
        Instant createdAt,
        long seq,
        long narrowedSeq,
        long settledSeq) {

    static Agreement draft(AgreementId id, Terms terms, String termsHash, Instant now) {
        return new Agreement(id, terms, termsHash, new Draft(), null, null, now, 1, 0, 0);
    }

    /** Whether it is this partner's, who alone may know of it. */
    public boolean isOf(PartnerId partner) {
        return terms.partner().equals(partner);
    }

    Transition signByCompany(String jws, Instant now) {
        if (hasEnded(now)) {
            return refused("its end date has passed");
        }
        return switch (state) {
            case Draft draft -> moved(new SignedByCompany(), jws, partnerSignature);
            case SignedByPartner signed -> moved(new Active(), jws, partnerSignature);
            case SignedByCompany s -> refused("the company has signed it already");
            case Active s -> refused("both have signed it already");
            case Suspended s -> refused("it is suspended");
            case Terminated s -> refused("it is terminated");
            case Expired s -> refused("it has expired");
        };
    }

    Transition signByPartner(String jws, Instant now) {
        if (hasEnded(now)) {
            return refused("its end date has passed");
        }
        return switch (state) {
            case Draft draft -> moved(new SignedByPartner(), companySignature, jws);
            case SignedByCompany signed -> moved(new Active(), companySignature, jws);
            case SignedByPartner s -> refused("the partner has signed it already");
            case Active s -> refused("both have signed it already");
            case Suspended s -> refused("it is suspended");
            case Terminated s -> refused("it is terminated");
            case Expired s -> refused("it has expired");
        };
    }

    Transition suspend(String reason, Instant now) {
        return switch (state) {
            case Active active -> narrowed(new Suspended(reason, now));
            case Draft s -> refused("it is not active yet");
            case SignedByCompany s -> refused("it is not active yet");
            case SignedByPartner s -> refused("it is not active yet");
            case Suspended s -> refused("it is suspended already");
            case Terminated s -> refused("it is terminated");
            case Expired s -> refused("it has expired");
        };
    }

    Transition resume(Instant now) {
        if (hasEnded(now)) {
            return refused("its end date has passed");
        }
        return switch (state) {
            case Suspended suspended -> moved(new Active(), companySignature, partnerSignature);
            case Draft s -> refused("it is not suspended");
            case SignedByCompany s -> refused("it is not suspended");
            case SignedByPartner s -> refused("it is not suspended");
            case Active s -> refused("it is not suspended");
            case Terminated s -> refused("it is terminated");
            case Expired s -> refused("it has expired");
        };
    }

    Transition terminate(String reason, Instant now) {
        return switch (state) {
            case Draft s -> narrowed(new Terminated(reason, now));
            case SignedByCompany s -> narrowed(new Terminated(reason, now));
            case SignedByPartner s -> narrowed(new Terminated(reason, now));
            case Active s -> narrowed(new Terminated(reason, now));
            case Suspended s -> narrowed(new Terminated(reason, now));
            case Terminated s -> refused("it is terminated already");
            case Expired s -> refused("it has expired");
        };
    }

    /** Leases never outlive the end date, so that expiry needs no wait; it only puts on record what holds already. */
    Transition expire(Instant now) {
        if (!hasEnded(now)) {
            return refused("its end date has not come");
        }
        return switch (state) {
            case Active s -> moved(new Expired(terms.endsAt()), companySignature, partnerSignature);
            case Suspended s -> moved(new Expired(terms.endsAt()), companySignature, partnerSignature);
            case Draft s -> moved(new Expired(terms.endsAt()), companySignature, partnerSignature);
            case SignedByCompany s -> moved(new Expired(terms.endsAt()), companySignature, partnerSignature);
            case SignedByPartner s -> moved(new Expired(terms.endsAt()), companySignature, partnerSignature);
            case Terminated s -> refused("it is terminated");
            case Expired s -> refused("it has expired already");
        };
    }

    /** Whether data may leave under it now (S1). */
    public boolean lets(Instant now) {
        return state instanceof Active && !hasEnded(now);
    }

    public boolean isSettled() {
        return narrowedSeq <= settledSeq;
    }

    private boolean hasEnded(Instant now) {
        return !now.isBefore(terms.endsAt());
    }

    private Transition moved(AgreementState to, @Nullable String company, @Nullable String partner) {
        return new Transition.Moved(
                new Agreement(id, terms, termsHash, to, company, partner, createdAt, seq + 1, narrowedSeq, settledSeq));
    }

    private Transition narrowed(AgreementState to) {
        return new Transition.Moved(new Agreement(
                id, terms, termsHash, to, companySignature, partnerSignature, createdAt, seq + 1, seq + 1, settledSeq));
    }

    private static Transition refused(String because) {
        return new Transition.Refused(because);
    }
}
