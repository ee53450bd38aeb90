package org.tertulia.platform.job;

import java.time.Instant;

/**
 * What became of a run.
 *
 * @param again when the handler wants to be called again, or null
 * @param error why it failed, or null
 * @param tries how often the handler itself tried before it gave up; 0 where it did not
 */
record Ending(Claim claim, Instant again, String error, int tries) {

    /** The job is as this run left it, unless the run was not this node's any more. */
    void write(Job job, Instant now) {
        if (!job.runs(claim)) {
            return;
        }
        if (error == null) {
            job.finish(again, now);
        } else if (tries > 0) {
            job.giveUp(error, tries, now);
        } else {
            job.fail(error, now);
        }
    }
}
