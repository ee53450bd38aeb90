package org.tertulia.durability;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.tertulia.testing.Eventually;
import org.tertulia.testing.Tertulia;

/** Everybody who has written in a test, each on a thread of their own. */
final class Crowd {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Tertulia tertulia;
    private final String channel;
    private final Map<StubbornVisitor, Thread> visitors = new LinkedHashMap<>();

    Crowd(Tertulia tertulia, String channel) {
        this.tertulia = tertulia;
        this.channel = channel;
    }

    /** One more visitor, who begins at once. */
    StubbornVisitor enters(int window, int most) {
        StubbornVisitor visitor = new StubbornVisitor(tertulia, channel, window, most);
        Thread thread = new Thread(visitor, "visitor " + (visitors.size() + 1));
        thread.setDaemon(true);
        visitors.put(visitor, thread);
        thread.start();
        return visitor;
    }

    /** Returns when so many more messages are acknowledged. */
    void gets(int more) {
        int goal = acked() + more;
        Eventually.within(PATIENCE, () -> {
            if (acked() < goal) {
                throw new AssertionError("Only " + acked() + " of " + goal + " messages were acknowledged. " + complaints());
            }
        });
    }

    /** Returns when what these visitors have to send is acknowledged. */
    void waitsFor(List<StubbornVisitor> some) throws InterruptedException {
        for (StubbornVisitor visitor : some) {
            Thread thread = visitors.get(visitor);
            thread.join(PATIENCE.toMillis());
            if (thread.isAlive()) {
                throw new AssertionError(thread.getName() + " does not get through: " + visitor + " " + complaints() + "\n"
                        + String.join("\n", Stream.of(thread.getStackTrace()).map(Object::toString).toList()));
            }
        }
    }

    /** Nobody writes anything new; returns when everybody has got through. */
    void finish() throws InterruptedException {
        visitors.keySet().forEach(StubbornVisitor::finish);
        waitsFor(everybody());
    }

    List<StubbornVisitor> everybody() {
        return List.copyOf(visitors.keySet());
    }

    int acked() {
        return visitors.keySet().stream().mapToInt(visitor -> visitor.acked().size()).sum();
    }

    List<String> complaints() {
        return visitors.keySet().stream().map(StubbornVisitor::complaint).filter(Objects::nonNull).toList();
    }
}
