package org.tertulia.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tertulia.platform.Crew;
import org.tertulia.platform.Refusal;

/**
 * Visitors' messages that come at the same time share a transaction (decision 95): whoever comes while others are being stored is taken
 * along by the next. Nobody waits for company, so a message that comes alone is stored alone and at once.
 */
@ApplicationScoped
public class GroupCommit {

    private static final Logger LOG = Logger.getLogger(GroupCommit.class.getName());
    private static final int MOST_TOGETHER = 32;
    private static final int MOST_WAITING = 10_000;
    /** So that one transaction prepares its rows while another is being committed; measured, see decision 95. */
    private static final int AT_ONCE = 2;
    /** Further transactions may begin while fewer messages than these are under way: then there is no company to wait for. */
    private static final int FEW = 4;

    @Inject
    SharedTransaction shared;
    @Inject
    Conversations conversations;
    @Inject
    Crew crew;

    private final Queue<Waiting> queue = new ArrayBlockingQueue<>(MOST_WAITING);
    private int transactions;
    private int underWay;

    private record Waiting(Incoming in, CompletableFuture<Posted> stored) {

        void store(Conversations conversations) {
            try {
                stored.complete(conversations.receive(in));
            } catch (Throwable e) {  // whatever it was: the visitor waits for an answer
                stored.completeExceptionally(e);
            }
        }
    }

    /**
     * As {@link Conversations#receive}, which it calls for what cannot share. Not within a transaction. Who sends two messages
     * must wait for the first before the second, lest they change places.
     *
     * @return done once it is committed, or failed as that method fails
     * @throws Refusal when too many messages wait already
     */
    public CompletionStage<Posted> receive(Incoming in) {
        Waiting one = new Waiting(in, new CompletableFuture<>());
        if (in.conversation() == null || in.letter() != null) {
            one.store(conversations);
            return one.stored();
        }
        if (!queue.offer(one)) {
            throw Refusal.tooMany("Too many people are writing just now. Please send it again in a moment.");
        }
        if (takeTurn()) {
            goOnElsewhere();
        }
        return one.stored();
    }

    /** Whoever may begin stores what waits by then, its own among it. @return whether it might, and something waited */
    private boolean takeTurn() {
        List<Waiting> some = begin();
        if (some.isEmpty()) {
            return false;
        }
        try {
            store(some);
        } finally {
            end(some);
        }
        return true;
    }

    /** @return what is to be stored now; empty where those who are at it take along what waits */
    private List<Waiting> begin() {
        List<Waiting> some = new ArrayList<>();
        synchronized (queue) {
            if (transactions < AT_ONCE || underWay < FEW) {
                for (Waiting next = queue.poll(); next != null; next = some.size() < MOST_TOGETHER ? queue.poll() : null) {
                    some.add(next);
                }
            }
            if (!some.isEmpty()) {
                transactions++;
                underWay += some.size();
            }
        }
        return some;
    }

    private void end(List<Waiting> some) {
        synchronized (queue) {
            transactions--;
            underWay -= some.size();
        }
    }

    /** What has come meanwhile keeps no caller from its own work. */
    private void goOnElsewhere() {
        if (!queue.isEmpty()) {
            crew.execute(() -> {
                boolean mine = true;
                while (mine && !queue.isEmpty()) {
                    mine = takeTurn();
                }
            });
        }
    }

    private void store(List<Waiting> some) {
        List<Posted> stored = together(some.stream().map(Waiting::in).toList());
        for (int i = 0; i < some.size(); i++) {
            Posted posted = stored.isEmpty() ? null : stored.get(i);
            Waiting one = some.get(i);
            if (posted == null) {
                // may have to wait for a row that somebody holds, and nobody else shall
                crew.execute(() -> one.store(conversations));
            } else {
                one.stored().complete(posted);
            }
        }
    }

    /** @return of each what became of it, null where it has to go alone; empty where all have to */
    private List<Posted> together(List<Incoming> some) {
        try {
            return shared.store(some);
        } catch (Throwable e) {
            // one of them is in the way of the others: alone each meets its own fate
            LOG.log(Level.FINE, "Messages go one by one that could not be stored together.", e);
            return List.of();
        }
    }
}
