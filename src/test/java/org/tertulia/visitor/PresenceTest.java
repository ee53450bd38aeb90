package org.tertulia.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tertulia.platform.node.NodeLost;
import org.tertulia.platform.node.Nodes;
import org.tertulia.testing.Persistent;
import org.tertulia.testing.Shop;
import org.tertulia.testing.container.HandClock;

@Persistent
class PresenceTest {

    @Inject
    Presence presence;
    @Inject
    Visitors visitors;
    @Inject
    VisitorKey keys;
    @Inject
    Nodes nodes;
    @Inject
    Accident accident;
    @Inject
    Shop shop;
    @Inject
    HandClock clock;

    @Test
    void isHereWhileALineIsOpenAndGoneSinceTheLastOneClosed() {
        long visitor = shop.visitor();
        presence.arrived(List.of(visitor));
        clock.advance(Duration.ofHours(1));
        assertThat(presence.goneSince(visitor)).isNull();
        assertThat(presence.here(List.of(visitor, -1L))).containsExactly(visitor);

        presence.left(List.of(visitor));
        clock.advance(Duration.ofMinutes(5));
        assertThat(presence.goneSince(visitor)).isEqualTo(HandClock.START.plus(Duration.ofHours(1)));
    }

    @Test
    void whoseNodeDiesIsGoneSinceItsLastBeat() {
        long visitor = shop.visitor();
        presence.arrived(List.of(visitor));
        Instant lastBeat = HandClock.START.plusSeconds(20);
        accident.lose(nodes.here(), lastBeat);
        assertThat(presence.goneSince(visitor)).isEqualTo(lastBeat);
    }

    @Test
    void whoComesToANodeThatWasTakenForDeadIsGoneWhenItDies() {
        nodes.beat();
        accident.bury(nodes.here());
        long visitor = shop.visitor();
        presence.arrived(List.of(visitor));
        assertThat(presence.goneSince(visitor)).isNull();

        accident.bury(nodes.here());
        assertThat(presence.goneSince(visitor)).isEqualTo(HandClock.START);
    }

    @Test
    void aSilentNodeIsBuriedAndNotItself() {
        nodes.beat();
        clock.advance(Duration.ofMinutes(10));
        nodes.bury();
        long visitor = shop.visitor();
        presence.arrived(List.of(visitor));
        nodes.bury();
        assertThat(presence.goneSince(visitor)).isNull();
    }

    @Test
    void twoTabsOfANewBrowserAreOneVisitor() {
        String token = keys.fresh();
        assertThat(visitors.enter(token, "en", null)).isEqualTo(visitors.enter(token, "pt", null));
    }

    @Test
    void onlyTokensOfOursAreKnown() {
        String token = keys.fresh();
        assertThat(keys.isOurs(token)).isTrue();
        char last = token.charAt(token.length() - 1);
        assertThat(keys.isOurs(token.substring(0, token.length() - 1) + (last == 'A' ? 'B' : 'A'))).isFalse();
        assertThat(keys.isOurs("x".repeat(token.length()))).isFalse();
        assertThat(keys.isOurs("")).isFalse();
        assertThat(keys.isOurs(null)).isFalse();
    }

    /** Says that a node has died. */
    @ApplicationScoped
    static class Accident {

        @Inject
        Event<NodeLost> lost;
        @PersistenceContext
        EntityManager em;

        /** As another node does: it tells of a node that is known, and of no other. */
        @Transactional
        void bury(String node) {
            if (em.createQuery("delete from Node n where n.id = :node").setParameter("node", node).executeUpdate() == 1) {
                lose(node, HandClock.START);
            }
        }

        @Transactional
        void lose(String node, Instant lastSeen) {
            lost.fire(new NodeLost(node, lastSeen));
        }
    }
}
