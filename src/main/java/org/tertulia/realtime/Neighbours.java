package org.tertulia.realtime;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.tertulia.conversation.Message;
import org.tertulia.conversation.Threads;
import org.tertulia.platform.node.NodeLost;
import org.tertulia.platform.node.Nodes;
import org.tertulia.platform.node.Outdated;

/** The other nodes on this database: they hear what is told here, and what they tell is heard here. */
@ApplicationScoped
public class Neighbours {

    private static final Logger LOG = Logger.getLogger(Neighbours.class.getName());

    @Inject
    Nodes nodes;
    @Inject
    Topics topics;
    @Inject
    Threads threads;
    @Inject
    CatchingUp catchingUp;
    @Inject
    Event<Outdated> outdated;

    private volatile Bus bus;

    /** @param database whose nodes find each other by it: of PostgreSQL. @param threads runs the bus's work */
    void open(DataSource database, Consumer<Runnable> threads) {
        Bus fresh = new PostgresBus(database, nodes.here());
        fresh.open(new Bus.Ear() {

            @Override
            public void hear(List<String> signals) {
                pass(signals);
            }

            @Override
            public void missed() {
                outdated.fire(Outdated.EVERYTHING);
                catchingUp.all();
            }
        }, threads);
        bus = fresh;
    }

    void close() {
        Bus known = bus;
        if (known != null) {
            known.close();
        }
    }

    /** It may have died between its commit and its telling. Only one node hears of it, so it tells the others. */
    void died(@Observes(during = TransactionPhase.AFTER_SUCCESS) NodeLost lost) {
        Bus known = bus;
        if (known != null) {
            outdated.fire(Outdated.EVERYTHING);
            catchingUp.all();
            known.gap();
        }
    }

    /** Tells them what has just been told here. */
    void tell(Object news) {
        Bus known = bus;
        if (known != null && !known.alone()) {
            known.send(Signal.of(news));
        }
    }

    /** Whether the bus between the nodes works; true where none is needed. */
    public boolean inReach() {
        Bus known = bus;
        return known == null || known.works();
    }

    /** Of a hundred messages that come together, the rows are read at once. */
    private void pass(List<String> signals) {
        Set<Long> wanted = new HashSet<>();
        each(signals, signal -> Signal.read(signal, (inbox, visitor, id) -> {
            if (topics.heard(new Topic.OfVisitor(visitor)) || topics.heard(new Topic.OfInbox(inbox))) {
                wanted.add(id);
            }
            return null;
        }));
        Map<Long, Message> entries = threads.entries(wanted);
        each(signals, signal -> tellHere(Signal.read(signal, (inbox, visitor, id) -> entries.get(id))));
    }

    private void tellHere(Object news) {
        if (news instanceof Outdated what) {
            outdated.fire(what);
        } else if (news != null) {
            topics.tell(news);
        }
    }

    /** One that cannot be understood keeps no other back. */
    private static void each(List<String> signals, Consumer<String> work) {
        for (String signal : signals) {
            try {
                work.accept(signal);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "What another node told could not be passed on: " + signal, e);
            }
        }
    }
}
