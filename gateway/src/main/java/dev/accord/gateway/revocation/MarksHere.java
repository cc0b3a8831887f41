package dev.accord.gateway.revocation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.accord.kit.memory.MemoryUnreachable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** In the one gateway there is. Full, it takes no more: a mark that is forgotten early would let somebody in. */
@Component
@Profile("!redis")
final class MarksHere implements Marks {

    private static final long MOST = 1_000_000;

    private final Cache<Name, Kept> marks = Caffeine.newBuilder()
            .expireAfter(Expiry.<Name, Kept>writing((name, mark) -> mark.kept()))
            .build();

    private record Kept(long value, Duration kept) {

        Kept or(Kept other) {
            return other.value >= value ? other : this;
        }
    }

    @Override
    public void mark(Name name, long value, Duration kept) {
        if (marks.estimatedSize() >= MOST) {
            throw new MemoryUnreachable("full");
        }
        marks.asMap().merge(name, new Kept(value, kept), Kept::or);
    }

    @Override
    public List<@Nullable Long> of(List<Name> names) {
        var values = new ArrayList<@Nullable Long>();
        for (Name name : names) {
            Kept mark = marks.getIfPresent(name);
            values.add(mark == null ? null : mark.value());
        }
        return values;
    }
}
