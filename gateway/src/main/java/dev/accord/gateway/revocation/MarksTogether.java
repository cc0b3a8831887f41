package dev.accord.gateway.revocation;

import dev.accord.kit.memory.SharedMemory;
import io.lettuce.core.ScriptOutputType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** At all gateways: looked up with every request, since a copy would be late by as long as it is kept. */
@Component
@Profile("redis")
final class MarksTogether implements Marks {

    private static final String HIGHEST = """
            local there = redis.call('GET', KEYS[1])
            if there and tonumber(there) > tonumber(ARGV[1]) then return 0 end
            redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
            return 1
            """;

    private final SharedMemory memory;

    MarksTogether(SharedMemory memory) {
        this.memory = memory;
    }

    @Override
    public void mark(Name name, long value, Duration kept) {
        memory.ask(redis -> redis.sync()
                .<Long>eval(
                        HIGHEST,
                        ScriptOutputType.INTEGER,
                        new String[] {key(name)},
                        bytes(value),
                        bytes(kept.toMillis())));
    }

    @Override
    public List<@Nullable Long> of(List<Name> names) {
        var keys = names.stream().map(this::key).toArray(String[]::new);
        var values = new ArrayList<@Nullable Long>();
        for (var found : memory.ask(redis -> redis.sync().mget(keys))) {
            values.add(found.hasValue() ? Long.valueOf(new String(found.getValue(), StandardCharsets.US_ASCII)) : null);
        }
        return values;
    }

    private String key(Name name) {
        return memory.key("ended-" + name.kind(), name.id());
    }

    private static byte[] bytes(long number) {
        return Long.toString(number).getBytes(StandardCharsets.US_ASCII);
    }
}
