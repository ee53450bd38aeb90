package org.tertulia.realtime;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.tertulia.platform.Scribe;
import org.tertulia.visitor.Presence;

/**
 * The visitors who have a widget open to this node. The first line of a visitor makes them present, the last one gone
 * makes them absent. One thread at a time writes that down, for all who have come and gone until then, as it is at that moment: so the
 * two are never written in the wrong order, and when five thousand come at once nobody waits for five thousand transactions.
 */
@ApplicationScoped
public class VisitorLines {

    private static final Logger LOG = Logger.getLogger(VisitorLines.class.getName());
    private static final int MOST_TOGETHER = 200;
    /** So many in a row are the database's, not the visitors'. */
    private static final int FAILURES = 3;

    @Inject
    Topics topics;
    @Inject
    Presence presence;

    private final Map<Long, Integer> open = new ConcurrentHashMap<>();
    private final AtomicInteger lines = new AtomicInteger();
    /** Whose coming or going is not written yet. */
    private final Set<Long> unwritten = ConcurrentHashMap.newKeySet();
    private final Scribe scribe = new Scribe();

    /** @param listener hears what concerns the visitor from now on */
    public void opened(long visitor, Consumer<Object> listener) {
        topics.join(new Topic.OfVisitor(visitor), listener);
        lines.incrementAndGet();
        if (open.merge(visitor, 1, Integer::sum) == 1) {
            unwritten.add(visitor);
            write();
        }
    }

    public void closed(long visitor, Consumer<Object> listener) {
        topics.leave(new Topic.OfVisitor(visitor), listener);
        lines.decrementAndGet();
        if (open.computeIfPresent(visitor, (same, count) -> count == 1 ? null : count - 1) == null) {
            unwritten.add(visitor);
            write();
        }
    }

    /** Writes who has come and gone, unless somebody does: they see to what has come meanwhile. What the database does not take now waits for the next time. */
    void write() {
        scribe.write(() -> !unwritten.isEmpty(), this::writeSome);
    }

    private boolean writeSome() {
        List<Long> some = unwritten.stream().limit(MOST_TOGETHER).toList();
        some.forEach(unwritten::remove);  // first: who comes or goes from now on is written once more
        try {
            writeDown(some);
            return true;
        } catch (RuntimeException together) {
            LOG.log(Level.FINE, "Visitors are written down one by one.", together);
        }
        Iterator<Long> left = some.iterator();
        int failures = 0;
        while (left.hasNext() && failures < FAILURES) {
            long one = left.next();
            try {
                writeDown(List.of(one));
            } catch (RuntimeException e) {
                LOG.log(failures == 0 ? Level.WARNING : Level.FINE, "Whether a visitor is here could not be written; it is tried again.", e);
                unwritten.add(one);
                failures++;
            }
        }
        left.forEachRemaining(unwritten::add);
        return failures == 0;
    }

    private void writeDown(Collection<Long> visitors) {
        Map<Boolean, List<Long>> here = visitors.stream().collect(Collectors.partitioningBy(open::containsKey));
        if (!here.get(true).isEmpty()) {
            presence.arrived(here.get(true));
        }
        if (!here.get(false).isEmpty()) {
            presence.left(here.get(false));
        }
    }

    /** Everybody who has a line to this node is present again: another one had cleared them away. */
    void arriveAgain() {
        unwritten.addAll(open.keySet());
        write();
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
