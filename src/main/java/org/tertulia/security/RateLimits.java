package org.tertulia.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.tertulia.platform.Clock;
import org.tertulia.platform.Refusal;
import org.tertulia.platform.Settings;

/**
 * How much one address, visitor or account may do. Counted on each node for itself, in a memory that is bounded: who has
 * not been heard of for a limit's period has everything back anyway and is forgotten.
 */
@ApplicationScoped
public class RateLimits {

    private static final int KEYS = 20_000;

    @Inject
    Clock clock;
    @Inject
    Settings settings;

    private final Map<Limit, Cache<String, Bucket>> buckets = new EnumMap<>(Limit.class);
    private final TimeMeter time = new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(clock.now().toEpochMilli());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    };

    public RateLimits() {
        for (Limit limit : Limit.values()) {
            buckets.put(limit, Caffeine.newBuilder().maximumSize(KEYS).expireAfterAccess(limit.period())
                    .ticker(time::currentTimeNanos).build());
        }
    }

    /** Counts one; false when {@code key} has had enough for now. */
    public boolean allow(Limit limit, String key) {
        return bucket(limit, key).tryConsume(1);
    }

    /** As {@link #allow}. @throws Refusal with this sentence, and how long to wait, instead of giving false */
    public void demand(Limit limit, String key, String sentence) {
        ConsumptionProbe probe = bucket(limit, key).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw Refusal.tooMany(sentence, Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    /** Gives back what was counted for something that turned out well. */
    public void giveBack(Limit limit, String key) {
        bucket(limit, key).addTokens(1);
    }

    private Bucket bucket(Limit limit, String key) {
        return buckets.get(limit).get(key, fresh -> Bucket.builder()
                .addLimit(band -> band.capacity(burst(limit)).refillGreedy(burst(limit), limit.period()))
                .withCustomTimePrecision(time).build());
    }

    private int burst(Limit limit) {
        return limit == Limit.VISITOR_MESSAGE ? settings.visitorRate() : limit.burst();
    }
}
