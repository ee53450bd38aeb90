package org.tertulia.realtime;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import org.tertulia.platform.node.TakenForDead;

/** This node was taken for dead and lives: whoever has a line to it is present, though another node has said that they are gone. */
@ApplicationScoped
class Returning {

    @Inject
    VisitorLines lines;
    @Resource
    ManagedExecutorService threads;

    void returned(@Observes(during = TransactionPhase.AFTER_SUCCESS) TakenForDead event) {
        // not on this thread: it is still within the transaction that has just ended
        threads.execute(lines::arriveAgain);
    }
}
