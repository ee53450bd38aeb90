package org.tertulia.realtime;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Who listens to what, on this node. News are the events of the rooms, records that say what has happened and is
 * committed; each edge makes its own frames of them. A listener must not block.
 */
@ApplicationScoped
public class Topics {

    private static final Logger LOG = Logger.getLogger(Topics.class.getName());

    private final Map<Topic, Set<Consumer<Object>>> listeners = new ConcurrentHashMap<>();

    /** From now on {@code listener} hears the topic's news, in the order in which they were published. */
    public void join(Topic topic, Consumer<Object> listener) {
        listeners.compute(topic, (same, set) -> {
            Set<Consumer<Object>> all = set == null ? ConcurrentHashMap.newKeySet() : set;
            all.add(listener);
            return all;
        });
    }

    public void leave(Topic topic, Consumer<Object> listener) {
        listeners.computeIfPresent(topic, (same, set) -> {
            set.remove(listener);
            return set.isEmpty() ? null : set;
        });
    }

    /** Whether anybody here listens. */
    public boolean heard(Topic topic) {
        return listeners.containsKey(topic);
    }

    /** The inboxes to which anybody here listens. */
    List<Topic> inboxes() {
        return listeners.keySet().stream().filter(topic -> topic instanceof Topic.OfInbox).toList();
    }

    /** Tells everybody whom these news concern. */
    void tell(Object news) {
        Topic.of(news).forEach(topic -> publish(topic, news));
    }

    /** Tells everybody who listens. */
    public void publish(Topic topic, Object news) {
        for (Consumer<Object> listener : listeners.getOrDefault(topic, Set.of())) {
            try {
                listener.accept(news);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "A listener failed on " + news.getClass().getSimpleName() + ".", e);
            }
        }
    }
}
