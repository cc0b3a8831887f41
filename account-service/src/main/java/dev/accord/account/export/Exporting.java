package dev.accord.account.export;

import com.mongodb.client.MongoCursor;
import dev.accord.account.sealing.SubjectSeal;
import dev.accord.account.subject.SubjectId;
import dev.accord.account.value.AccountChange;
import dev.accord.account.value.Accounts;
import dev.accord.account.value.NoAccount;
import dev.accord.account.value.Observation;
import dev.accord.account.value.Observations;
import dev.accord.account.value.SeeingValues;
import dev.accord.account.value.ValueView;
import dev.accord.account.value.Vault;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a copy of everything as it reads it, a part at a time, so that its size is bounded by what is held and not by
 * this process's memory (D1).
 */
@Component
class Exporting {
    private static final String FORMAT = "accord-account-export/1";
    private static final int CHANGES_AT_ONCE = 200;

    private final Accounts accounts;
    private final Observations observations;
    private final SeeingValues seeing;
    private final Vault vault;
    private final JsonMapper json;
    private final Clock clock;

    Exporting(
            Accounts accounts,
            Observations observations,
            SeeingValues seeing,
            Vault vault,
            JsonMapper json,
            Clock clock) {
        this.accounts = accounts;
        this.observations = observations;
        this.seeing = seeing;
        this.vault = vault;
        this.json = json;
        this.clock = clock;
    }

    /** Everything that can refuse is done here, before the first byte is written. */
    Export of(SubjectId subject) {
        SubjectSeal seal = vault.of(subject).orElseThrow(NoAccount::new);
        return new Export(seeing.current(subject), seal);
    }

    final class Export {
        private final SeeingValues.CurrentValues current;
        private final SubjectSeal seal;

        private Export(SeeingValues.CurrentValues current, SubjectSeal seal) {
            this.current = current;
            this.seal = seal;
        }

        /** When reading fails, what was written until then stays open, so that a part is never taken for the whole. */
        void writeTo(OutputStream out) {
            JsonGenerator generator =
                    json.writer().without(StreamWriteFeature.AUTO_CLOSE_CONTENT).createGenerator(out);
            generator.writeStartObject();
            generator.writePOJOProperty("about", About.of(current, clock.instant()));
            generator.writePOJOProperty("values", current.values());
            writeObservations(generator);
            writeHistory(generator);
            generator.writeEndObject();
            generator.close();
        }

        private void writeObservations(JsonGenerator generator) {
            generator.writeArrayPropertyStart("observations");
            try (MongoCursor<Observation> all =
                    observations.all(current.account().id())) {
                while (all.hasNext()) {
                    generator.writePOJO(ObservationView.from(all.next(), seeing, seal));
                }
            }
            generator.writeEndArray();
        }

        private void writeHistory(JsonGenerator generator) {
            generator.writeArrayPropertyStart("history");
            long after = 0;
            List<AccountChange> part;
            do {
                part = accounts.history(current.account().id(), after, CHANGES_AT_ONCE);
                for (AccountChange change : part) {
                    generator.writePOJO(ChangeView.from(change));
                    after = change.id().seq();
                }
            } while (part.size() == CHANGES_AT_ONCE);
            generator.writeEndArray();
        }
    }

    record About(
            String format, SubjectId subject, Instant exportedAt, Instant openedAt, String termsVersion, long seq) {
        static About of(SeeingValues.CurrentValues current, Instant now) {
            var account = current.account();
            return new About(FORMAT, account.id(), now, account.openedAt(), account.terms(), account.seq());
        }
    }

    record ObservationView(String kind, Instant at, Instant receivedAt, List<ValueView> values) {
        static ObservationView from(Observation observation, SeeingValues seeing, SubjectSeal seal) {
            return new ObservationView(
                    observation.kind(), observation.at(), observation.receivedAt(), seeing.view(seal, observation));
        }
    }

    record ChangeView(long seq, AccountChange.What what, List<String> fields, String by, Instant at) {
        static ChangeView from(AccountChange change) {
            return new ChangeView(
                    change.id().seq(),
                    change.what(),
                    change.fields().stream().map(field -> field.value()).toList(),
                    change.by(),
                    change.at());
        }
    }
}
