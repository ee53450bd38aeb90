package org.tertulia.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.tertulia.mail.incoming.LetterArrived;
import org.tertulia.platform.Clock;
import org.tertulia.platform.job.Jobs;

/** A letter that is stored is worked on by a job, put in the same transaction (promise 4). */
@ApplicationScoped
class LetterFollowing {

    @Inject
    Jobs jobs;
    @Inject
    Clock clock;

    void arrived(@Observes LetterArrived event) {
        jobs.put(TakeInLetterJob.TYPE, event.letter(), clock.now());
    }
}
