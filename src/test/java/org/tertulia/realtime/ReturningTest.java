package org.tertulia.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.tertulia.platform.Clock;
import org.tertulia.platform.node.NodeLost;
import org.tertulia.platform.node.Nodes;
import org.tertulia.platform.node.TakenForDead;
import org.tertulia.testing.Eventually;
import org.tertulia.testing.Persistent;
import org.tertulia.testing.Shop;
import org.tertulia.visitor.Presence;

/** After the database was away for long, one node beats first and takes the others for dead; their visitors are still there. */
@Persistent
class ReturningTest {

    @Inject
    VisitorLines lines;
    @Inject
    Presence presence;
    @Inject
    Mistake mistake;
    @Inject
    Shop shop;

    @Test
    void whoHasALineIsPresentAgain() {
        long stays = shop.visitor();
        long leaves = shop.visitor();
        Consumer<Object> listener = news -> { };
        lines.opened(stays, listener);
        lines.opened(leaves, listener);
        mistake.bury();
        assertThat(presence.here(List.of(stays, leaves))).isEmpty();

        lines.closed(leaves, listener);
        mistake.notice();
        Eventually.succeeds(() -> assertThat(presence.here(List.of(stays, leaves))).containsExactly(stays));
        lines.closed(stays, listener);
        Eventually.succeeds(() -> assertThat(presence.here(List.of(stays, leaves))).isEmpty());
    }

    /** What another node does, and what this one says then. */
    @ApplicationScoped
    @Transactional
    static class Mistake {

        @Inject
        Nodes nodes;
        @Inject
        Clock clock;
        @Inject
        Event<NodeLost> lost;
        @Inject
        Event<TakenForDead> takenForDead;

        void bury() {
            lost.fire(new NodeLost(nodes.here(), clock.now()));
        }

        void notice() {
            takenForDead.fire(new TakenForDead());
        }
    }
}
