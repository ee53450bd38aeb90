package org.tertulia.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import org.tertulia.conversation.DeliveryChanged;
import org.tertulia.conversation.DeliveryState;
import org.tertulia.conversation.MessagePosted;
import org.tertulia.realtime.Topic;
import org.tertulia.realtime.Topics;

/** Counts what has happened on this node since its start. Other nodes count for themselves; whoever collects adds up. */
@ApplicationScoped
public class Metrics {

    private final Map<String, LongAdder> messages = new ConcurrentSkipListMap<>();
    private final Map<String, LongAdder> letters = new ConcurrentSkipListMap<>();
    private final Map<String, LongAdder> requests = new ConcurrentSkipListMap<>();
    private final Map<String, LongAdder> requestNanos = new ConcurrentSkipListMap<>();

    /** As one who listens, and not after each transaction as CDI has it: that begins a request of its own for each message. */
    void listen(@Observes @Initialized(ApplicationScoped.class) Object start, Topics topics) {
        topics.join(new Topic.Here(), this::heard);
    }

    private void heard(Object news) {
        if (news instanceof MessagePosted posted) {
            count(messages, "kind=\"" + Names.of(posted.message().kind()) + '"', 1);
        } else if (news instanceof DeliveryChanged event && event.state() == DeliveryState.FORWARDED) {
            count(letters, "outcome=\"sent\"", 1);  // a letter's replies go on together, in one event
        } else if (news instanceof DeliveryChanged event && event.state() == DeliveryState.FAILED) {
            count(letters, "outcome=\"failed\"", 1);
        }
    }

    /** @param area the part of the server that was asked */
    void answered(String area, int status, long nanos) {
        count(requests, "area=\"" + area + "\",status=\"" + status / 100 + "xx\"", 1);
        count(requestNanos, "area=\"" + area + '"', nanos);
    }

    Map<String, LongAdder> messages() {
        return messages;
    }

    Map<String, LongAdder> letters() {
        return letters;
    }

    Map<String, LongAdder> requests() {
        return requests;
    }

    Map<String, LongAdder> requestNanos() {
        return requestNanos;
    }

    private static void count(Map<String, LongAdder> counters, String labels, long by) {
        counters.computeIfAbsent(labels, first -> new LongAdder()).add(by);
    }
}
