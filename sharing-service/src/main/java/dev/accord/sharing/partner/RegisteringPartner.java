package dev.accord.sharing.partner;

import dev.accord.kit.idempotency.Effect;
import dev.accord.kit.idempotency.Idempotency;
import dev.accord.kit.idempotency.KeyedRequest;
import dev.accord.kit.identity.Caller;
import dev.accord.kit.problem.Fault;
import dev.accord.kit.problem.Problem;
import dev.accord.kit.problem.ProblemType;
import dev.accord.kit.store.Transactions;
import dev.accord.kit.time.IdSource;
import dev.accord.sharing.catalogue.PurposeKey;
import dev.accord.sharing.outside.OutsideSettings;
import dev.accord.sharing.outside.WebhookAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes a partner in: first into the store, then at the identity provider, then both are tied together. Whatever breaks
 * in between, sending the same request again goes on from there.
 */
@Component
class RegisteringPartner {

    private final Partners partners;
    private final KeycloakRegistration registration;
    private final KeptSecrets secrets;
    private final Idempotency idempotency;
    private final Transactions transactions;
    private final OutsideSettings outside;
    private final Clock clock;
    private final IdSource ids;

    RegisteringPartner(
            Partners partners,
            KeycloakRegistration registration,
            KeptSecrets secrets,
            Idempotency idempotency,
            Transactions transactions,
            OutsideSettings outside,
            Clock clock,
            IdSource ids) {
        this.partners = partners;
        this.registration = registration;
        this.secrets = secrets;
        this.idempotency = idempotency;
        this.transactions = transactions;
        this.outside = outside;
        this.clock = clock;
        this.ids = ids;
    }

    /** @param webhookSecret only when this very request completed the registration */
    record Registered(Partner partner, @Nullable String webhookSecret) {}

    Registered register(Caller officer, String key, PartnerRequest request) {
        var keys = check(request);
        var effect =
                idempotency.once(new KeyedRequest(officer.subject(), "register-partner", key, request), session -> {
                    var id = new PartnerId(ids.next().toString());
                    partners.add(session, fresh(id, request, keys), officer.subject());
                    return Effect.of(201, id.value());
                });
        var partner = partners.find(new PartnerId(effect.reference())).orElseThrow();
        return partner.state() instanceof PartnerState.Registering
                ? complete(partner, officer)
                : new Registered(partner, null);
    }

    private PartnerKeys check(PartnerRequest request) {
        var keySet = KeySetCheck.check(request.jwks());
        var faults = new ArrayList<>(keySet.faults());
        WebhookAddress.fault(request.webhookUrl(), outside.rules())
                .ifPresent(detail -> faults.add(new Fault("webhook_url", detail, WebhookAddress.ALLOWED)));
        if (!faults.isEmpty()) {
            throw new Problem(ProblemType.INVALID_REQUEST, "The partner cannot be registered like this.", faults);
        }
        return keySet.keys().orElseThrow();
    }

    private Partner fresh(PartnerId id, PartnerRequest request, PartnerKeys keys) {
        var contact = request.contactEmail();
        return new Partner(
                id,
                request.name(),
                request.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                Objects.requireNonNullElse(request.purposesAllowed(), List.<String>of()).stream()
                        .map(PurposeKey::new)
                        .toList(),
                contact == null ? null : secrets.seal(contact, "contact|" + id.value()),
                request.webhookUrl(),
                secrets.seal(WebhookSecret.fresh(), SecretUse.webhook(id)),
                keys,
                null,
                null,
                new PartnerState.Registering(),
                clock.instant(),
                1,
                0,
                0);
    }

    /** A name of its own for each try: the client of a try that broke off is nobody's, and refused everywhere. */
    private Registered complete(Partner partner, Caller officer) {
        var clientId = "partner-" + ids.next();
        return switch (registration.register(clientId, partner.name(), partner.keys())) {
            case KeycloakRegistration.Outcome.Unavailable unavailable ->
                throw Problem.unavailable("The identity provider");
            case KeycloakRegistration.Outcome.Made made -> {
                var token = secrets.seal(
                        made.registrationToken(),
                        "registration-token|" + partner.id().value());
                yield completed(partner.registered(made.clientId(), token), officer);
            }
        };
    }

    /** Where the same request arrived twice at once, the quicker of the two completed it. */
    private Registered completed(Partner registered, Caller officer) {
        return transactions.inOne(session -> {
            var now = partners.find(session, registered.id()).orElseThrow();
            if (!(now.state() instanceof PartnerState.Registering)) {
                return new Registered(now, null);
            }
            partners.put(session, registered, "client made", officer.subject(), "", clock.instant());
            var secret = secrets.open(registered.sealedWebhookSecret(), SecretUse.webhook(registered.id()));
            return new Registered(registered, secret.orElseThrow());
        });
    }
}
