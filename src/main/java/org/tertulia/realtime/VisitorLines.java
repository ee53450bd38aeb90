package org.tertulia.realtime;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.tertulia.visitor.Presence;

/**
 * The visitors who have a widget open to this node. The first line of a visitor makes them present, the last one gone
 * makes them absent; the two are never written in the wrong order.
 */
@ApplicationScoped
public class VisitorLines {

    @Inject
    Topics topics;
    @Inject
    Presence presence;

    private final Map<Long, Integer> open = new ConcurrentHashMap<>();
    private final AtomicInteger lines = new AtomicInteger();

    /** @param listener hears what concerns the visitor from now on */
    public void opened(long visitor, Consumer<Object> listener) {
        topics.join(new Topic.OfVisitor(visitor), listener);
        lines.incrementAndGet();
        open.compute(visitor, (same, count) -> {
            if (count == null) {
                presence.arrived(visitor);
                return 1;
            }
            return count + 1;
        });
    }

    public void closed(long visitor, Consumer<Object> listener) {
        topics.leave(new Topic.OfVisitor(visitor), listener);
        lines.decrementAndGet();
        open.computeIfPresent(visitor, (same, count) -> {
            if (count == 1) {
                presence.left(visitor);
                return null;
            }
            return count - 1;
        });
    }

    /** Everybody who has a line to this node is present again: another one had cleared them away. */
    void arriveAgain() {
        open.keySet().forEach(visitor -> open.computeIfPresent(visitor, (same, count) -> {
            presence.arrived(visitor);
            return count;
        }));
    }

    /** Those who have a widget open to this node. */
    Set<Long> visitors() {
        return open.keySet();
    }

    /** How many lines of known visitors are open to this node. */
    public int count() {
        return lines.get();
    }
}
