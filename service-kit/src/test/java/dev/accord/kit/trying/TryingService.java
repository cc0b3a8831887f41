package dev.accord.kit.trying;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.accord.kit.idempotency.Effect;
import dev.accord.kit.idempotency.Idempotency;
import dev.accord.kit.idempotency.KeyedRequest;
import dev.accord.kit.identity.Caller;
import dev.accord.kit.identity.OnlyFor;
import dev.accord.kit.identity.OnlyForServices;
import dev.accord.kit.identity.OpenToAll;
import dev.accord.kit.outbox.Event;
import dev.accord.kit.outbox.EventReceiver;
import dev.accord.kit.outbox.MalformedEvent;
import dev.accord.kit.outbox.Outbox;
import dev.accord.kit.outward.Answer;
import dev.accord.kit.outward.Outward;
import dev.accord.kit.problem.Problem;
import dev.accord.kit.store.Tag;
import dev.accord.kit.store.TypedId;
import dev.accord.kit.time.IdSource;
import dev.accord.kit.web.Page;
import dev.accord.kit.web.PageQuery;
import dev.accord.kit.web.Version;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cloud.openfeign.EnableFeignClients;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Keeps boxes. */
@SpringBootApplication
@EnableFeignClients(clients = TryingService.ShelfClient.class)
public class TryingService {

    /** Which box. */
    public record BoxId(String value) implements TypedId {}

    /** What may be in a box. */
    public sealed interface Content {}

    /** Nothing. */
    @Tag("empty")
    public record Empty() implements Content {}

    /** Some of a thing. */
    @Tag("filled")
    public record Filled(String thing, int count) implements Content {}

    /** A box as it is stored. */
    public record Box(
            @org.bson.codecs.pojo.annotations.BsonId BoxId id, long seq, Content content, Instant at) {}

    /** What is needed to make one. */
    public record NewBox(
            @NotNull @Size(max = 10) String thing,
            @Max(5) int boxCount,
            @Nullable Colour colour,
            @Nullable Instant until,
            @Nullable JsonNode note) {}

    /** A choice. */
    public enum Colour {
        DARK_RED,
        BLUE
    }

    /** What a shelf says of itself. */
    public record Shelf(String name, int places) {}

    @FeignClient(name = "shelf-service", url = "http://shelf-service")
    interface ShelfClient {

        @GetMapping("/internal/shelf")
        Shelf shelf();
    }

    @Bean
    MongoCollection<Box> boxes(MongoDatabase database) {
        return database.getCollection("boxes", Box.class);
    }

    @Bean
    EventReceiver boxMoved(MongoDatabase database) {
        return new EventReceiver() {
            @Override
            public String type() {
                return "box-moved";
            }

            @Override
            public void receive(com.mongodb.client.ClientSession session, Event event) {
                if (event.text("to").isBlank()) {
                    throw new MalformedEvent("nowhere to move to");
                }
                database.getCollection("moves").insertOne(session, new org.bson.Document("seq", event.seq()));
            }
        };
    }

    @RestController
    static class BoxController {

        private final MongoCollection<Box> boxes;
        private final Idempotency idempotency;
        private final Outbox outbox;
        private final IdSource ids;
        private final ShelfClient shelves;

        BoxController(
                MongoCollection<Box> boxes, Idempotency idempotency, Outbox outbox, IdSource ids, ShelfClient shelves) {
            this.boxes = boxes;
            this.idempotency = idempotency;
            this.outbox = outbox;
            this.ids = ids;
            this.shelves = shelves;
        }

        @OnlyFor("user")
        @PostMapping("/api/boxes")
        ResponseEntity<Map<String, Object>> make(
                Caller caller, @RequestHeader("Idempotency-Key") String key, @Valid @RequestBody NewBox box) {
            var effect = idempotency.once(new KeyedRequest(caller.subject(), "make-box", key, box), session -> {
                var id = new BoxId(ids.next().toString());
                boxes.insertOne(
                        session,
                        new Box(id, 1, new Filled(box.thing(), box.boxCount()), Instant.parse("2026-01-31T12:00:00Z")));
                outbox.add(session, "shelf-service", id.value(), 1, "box-made", Map.of("box", id.value()));
                return Effect.of(201, id.value());
            });
            return ResponseEntity.status(effect.status())
                    .body(Map.of("id", effect.reference(), "replayed", effect.replayed()));
        }

        @OnlyFor("user")
        @PutMapping("/api/boxes/{id}")
        void change(
                @PathVariable String id, @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
            var box = boxes.find(Filters.eq("_id", id)).first();
            if (box == null) {
                throw Problem.notFound("box");
            }
            Version.require(ifMatch, box.seq());
        }

        @OnlyFor({"user", "partner"})
        @GetMapping("/api/boxes")
        Page<Box> list(PageQuery page) {
            var found = boxes.find(page.after().map(id -> Filters.gt("_id", id)).orElseGet(Filters::empty))
                    .sort(Sorts.ascending("_id"))
                    .limit(page.limit() + 1)
                    .into(new ArrayList<>());
            return Page.of(found, page.limit(), box -> box.id().value());
        }

        @OnlyFor({"user", "partner"})
        @GetMapping("/api/shelf")
        ResponseEntity<String> shelf() {
            return switch (Outward.ask(shelves::shelf)) {
                case Answer.Given<Shelf> given ->
                    ResponseEntity.ok("given " + given.value().name());
                case Answer.Refused<Shelf> refused ->
                    ResponseEntity.ok("refused " + refused.status() + " " + refused.problemSlug());
                case Answer.Unavailable<Shelf> unavailable -> ResponseEntity.ok("unavailable " + unavailable.why());
            };
        }

        @OpenToAll
        @GetMapping("/api/colours")
        Colour[] colours() {
            return Colour.values();
        }

        @OnlyFor({"user", "partner"})
        @GetMapping("/api/broken")
        List<String> broken() {
            throw new IllegalStateException("mei.lin@example.org is in this message");
        }

        @OnlyForServices("shelf-service")
        @GetMapping("/internal/boxes")
        HttpStatus internal() {
            return HttpStatus.OK;
        }
    }
}
