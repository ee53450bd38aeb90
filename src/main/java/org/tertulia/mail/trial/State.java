package org.tertulia.mail.trial;

/** How far a step is. */
public enum State {
    WAITING, RUNNING, PASSED, FAILED,
    /** It makes no sense, because of what failed before or is not wanted. */
    SKIPPED
}
