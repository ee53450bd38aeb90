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
    private final Map<Writer, Thread> writers = new LinkedHashMap<>();

    Crowd(Tertulia tertulia, String channel) {
        this.tertulia = tertulia;
        this.channel = channel;
    }

    /** One more visitor, who begins at once. */
    StubbornVisitor enters(int window, int most) {
        return begins(new StubbornVisitor(tertulia, channel, window, most));
    }

    /** One more who writes, from now on. */
    <W extends Writer> W begins(W writer) {
        Thread thread = new Thread(writer, writer.getClass().getSimpleName() + " " + (writers.size() + 1));
        thread.setDaemon(true);
        writers.put(writer, thread);
        thread.start();
        return writer;
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
    void waitsFor(List<? extends Writer> some) throws InterruptedException {
        for (Writer writer : some) {
            Thread thread = writers.get(writer);
            thread.join(PATIENCE.toMillis());
            if (thread.isAlive()) {
                throw new AssertionError(thread.getName() + " does not get through: " + writer + " " + complaints() + "\n"
                        + String.join("\n", Stream.of(thread.getStackTrace()).map(Object::toString).toList()));
            }
        }
    }

    /** Nobody writes anything new; returns when everybody has got through. */
    void finish() throws InterruptedException {
        writers.keySet().forEach(Writer::finish);
        waitsFor(everybody());
    }

    List<Writer> everybody() {
        return List.copyOf(writers.keySet());
    }

    List<StubbornVisitor> visitors() {
        return writers.keySet().stream().filter(StubbornVisitor.class::isInstance).map(StubbornVisitor.class::cast).toList();
    }

    int acked() {
        return writers.keySet().stream().mapToInt(writer -> writer.acked().size()).sum();
    }

    List<String> complaints() {
        return writers.keySet().stream().map(Writer::complaint).filter(Objects::nonNull).toList();
    }
}
