package org.tertulia.mail.incoming;

import java.time.Instant;
import org.tertulia.mail.Fault;
import org.tertulia.mail.Trouble;
import org.tertulia.mail.account.Account;

/**
 * How the reading of a mailbox goes.
 *
 * @param account      under what name its letters are stored
 * @param node         who reads it at this moment, or null
 * @param idling       whether its server says by itself when something comes; else it is looked at each ten seconds
 * @param fetchedAt    when it was last read to its end, or null
 * @param lastLetterAt when the last new letter was stored, or null
 * @param waiting      how many letters are still in the mailbox and not stored
 * @param unworked     how many letters are stored and not worked on
 * @param fault        what is wrong, or null
 * @param said         what its server said to that, or null
 * @param failingSince since when, or null
 * @param nextAt       when it is tried again, or null
 */
public record Reading(String account, String node, boolean idling, Instant fetchedAt, Instant lastLetterAt, int waiting, long unworked,
                      Fault fault, String said, Instant failingSince, Instant nextAt) {

    /** Whether the settings name the mailbox or folder, and no administrator has connected it. */
    public boolean ofSettings() {
        return !account.startsWith(Account.KEY);
    }

    /** What is wrong and what to do about it, or null. @param server host and port, for people */
    public String sentence(String language, String server) {
        return fault == null ? null : new Trouble(fault, server, said).sentence(language);
    }
}
