package org.tertulia.web.inbox;

import java.time.Instant;

/**
 * A line of the list, ready to be written.
 *
 * @param name    the contact's name, or null for an unknown visitor
 * @param who     whose colour it has: the contact's id, or the visitor's
 * @param byMail  whether it is held by e-mail
 * @param byTeam  whether the last entry is the team's own
 * @param assignee the agent's name, or null
 * @param mentionedBy who mentioned the agent of this page there without it having been seen, or null
 */
public record ListRow(long id, long visitor, String name, long who, boolean here, boolean byMail, String preview, boolean byTeam, Instant at,
                      int unread, Long assigneeId, String assignee, String mentionedBy) {

    /** The unread messages as a number that fits: 9+ for more than nine. */
    public String unreadText() {
        return unread > 9 ? "9+" : String.valueOf(unread);
    }
}
