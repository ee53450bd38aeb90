package org.tertulia.team;

/** What a member of the team may do. */
public enum Role {
    /** Answers in the inboxes that the person is a member of. */
    AGENT,
    /** Sees every inbox, and changes settings. */
    ADMINISTRATOR
}
