package org.tertulia.platform.node;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.tertulia.platform.Clock;
import org.tertulia.platform.Database;

/**
 * The servers that work on this database. A node beats every few seconds; one that is silent for {@link #LOST} is
 * removed by whoever notices first, and {@link NodeLost} lets the rooms free what it held: jobs, presence. If it lives after all,
 * it comes back by its next beat ({@link TakenForDead}).
 */
@ApplicationScoped
public class Nodes {

    /** How long a silence means death. A restarted process is a new node, so nothing waits for the old one's return. */
    static final Duration LOST = Duration.ofSeconds(30);

    private static final Logger LOG = Logger.getLogger(Nodes.class.getName());

    @PersistenceContext
    EntityManager em;
    @Inject
    Clock clock;
    @Inject
    Event<NodeLost> lost;
    @Inject
    Event<TakenForDead> takenForDead;

    private final String id = UUID.randomUUID().toString();
    private volatile boolean known;

    /** The id of this process's node; a new one at each start. */
    public String here() {
        return id;
    }

    /** Says that this node lives. Called every few seconds by the tick. */
    @Transactional
    public void beat() {
        row(LockModeType.NONE).beat(clock.now());
    }

    /**
     * What the caller's transaction writes down as this node's, the others free should it die: the node is known from here on, and nobody buries it
     * before the transaction has ended. Else a node that was taken for dead could take something just before it really dies, and nobody would
     * ever free that.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void answerFor() {
        row(LockModeType.PESSIMISTIC_WRITE);
    }

    private Node row(LockModeType lock) {
        Node node = em.find(Node.class, id, lock);
        if (node == null) {
            node = new Node(id, clock.now());
            em.persist(node);
            if (known) {
                takenForDead.fire(new TakenForDead());
            }
            known = true;
        }
        return node;
    }

    /** Removes the nodes that have stopped or fallen silent, and tells so. */
    @Transactional
    public void bury() {
        List<Node> silent = em.createQuery("select n from Node n where (n.stoppedAt is not null or n.beatAt < :limit)"
                        + " and n.id <> :here", Node.class)
                .setParameter("limit", clock.now().minus(LOST)).setParameter("here", id).getResultList();
        silent.forEach(this::remove);
    }

    /**
     * At a clean stop: the others, or this machine's next process, free at their next beat what this node held.
     *
     * <p>By a connection of its own: a server that stops has taken its pool away before it tells the beans, and JPA would
     * ask it in vain for ten seconds.
     */
    public void leave() {
        leave(new Database());
    }

    void leave(DataSource database) {
        long now = clock.now().toEpochMilli();
        try (Connection connection = database.getConnection();
                PreparedStatement stop = connection.prepareStatement(
                        "update node set beat_at = ?, stopped_at = ? where id = ?")) {
            stop.setLong(1, now);
            stop.setLong(2, now);
            stop.setString(3, id);
            stop.executeUpdate();
        } catch (SQLException e) {
            LOG.log(Level.INFO, "The node could not say that it stops; the others will notice.", e);
        }
    }

    private void remove(Node node) {
        int mine = em.createQuery("delete from Node n where n.id = :id").setParameter("id", node.id()).executeUpdate();
        if (mine == 1) {
            lost.fire(new NodeLost(node.id(), node.beatAt()));
        }
    }
}
