package org.tertulia.conversation;

/** What an entry of the thread is. */
public enum MessageKind {
    /** Written by the visitor. */
    MESSAGE,
    /** The team's answer to the visitor: by a person, or by a bot. */
    REPLY,
    /** Among the team; the visitor never sees it (row D12). */
    COMMENT,
    /** Something happened: assigned, closed, associated. For the team. */
    EVENT,
    /** The question for the visitor's e-mail address (row B3). */
    PROMPT;

    /** Whether the visitor sees it. */
    public boolean shownToVisitor() {
        return this == MESSAGE || this == REPLY || this == PROMPT;
    }
}
