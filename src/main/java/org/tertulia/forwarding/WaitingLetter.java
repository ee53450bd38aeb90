package org.tertulia.forwarding;

import java.time.Instant;

/**
 * A letter that the mail server could not take yet.
 *
 * @param to     the address
 * @param since  when it failed first
 * @param next   when it is tried again
 * @param reason the mail server's words, or a code such as {@code mail-unreachable}
 */
public record WaitingLetter(long conversation, String to, int tries, Instant since, Instant next, String reason) {
}
