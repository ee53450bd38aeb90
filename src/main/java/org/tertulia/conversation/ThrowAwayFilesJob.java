package org.tertulia.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.tertulia.platform.job.JobHandler;

/** Files that were sent for a message which nobody sent. */
@ApplicationScoped
class ThrowAwayFilesJob implements JobHandler {

    static final String TYPE = "files";

    @Inject
    Attachments attachments;

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Instant run(long conversation) {
        return attachments.throwAway(conversation);
    }
}
