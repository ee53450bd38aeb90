package org.tertulia.realtime;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.tertulia.conversation.Message;
import org.tertulia.conversation.Threads;
import org.tertulia.platform.node.NodeLost;
import org.tertulia.platform.node.Nodes;
import org.tertulia.platform.node.Outdated;

/** The other nodes on this database: they hear what is told here, and what they tell is heard here. */
@ApplicationScoped
public class Neighbours {

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
            public void hear(String signal) {
                Object news = Signal.read(signal, Neighbours.this::entry);
                if (news instanceof Outdated what) {
                    outdated.fire(what);
                } else if (news != null) {
                    topics.tell(news);
                }
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
        if (known != null) {
            known.send(Signal.of(news));
        }
    }

    /** Whether the bus between the nodes works; true where none is needed. */
    public boolean inReach() {
        Bus known = bus;
        return known == null || known.works();
    }

    private Message entry(long conversation, long inbox, long visitor, long seq) {
        boolean heard = topics.heard(new Topic.OfVisitor(visitor)) || topics.heard(new Topic.OfInbox(inbox));
        return heard ? threads.entry(conversation, seq) : null;
    }
}
