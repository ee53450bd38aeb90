package org.tertulia.platform.job;

import java.time.Instant;

/**
 * Does the work of one type of job. It is called outside of any transaction and at least once; so it reads the facts
 * again, does nothing where nothing is left to do, and may be called again after a crash at any point.
 */
public interface JobHandler {

    /** The type of its jobs: short, lower case, the first part of their keys. */
    String type();

    /**
     * @param ref what the job is about, an id that the type gives its meaning
     * @return when the work is due again, or null when it is done
     * @throws GivenUp          where a schedule of its own has come to its end; {@link #givenUp} is not called then
     * @throws RuntimeException where it should be tried again later; the message is shown to the administrator
     */
    Instant run(long ref);

    /**
     * The last of the attempts has failed, and the job is about to be listed for a person, who may have it tried again.
     * Called as {@link #run}, and as that perhaps more than once.
     *
     * @param error the message of what {@code run} threw last
     */
    default void givenUp(long ref, String error) {
    }
}
