package org.tertulia.platform.job;

/** Thrown by a handler that tries again by a schedule of its own and has come to its end: the job is listed for a person at once. */
public final class GivenUp extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int tries;

    /** @param why shown to the administrator. @param tries how often it was tried, at least once */
    public GivenUp(String why, int tries) {
        super(why);
        this.tries = tries;
    }

    int tries() {
        return tries;
    }
}
