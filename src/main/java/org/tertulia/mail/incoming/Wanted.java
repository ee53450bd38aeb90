package org.tertulia.mail.incoming;

import java.time.Instant;
import java.util.function.Supplier;

/**
 * A mailbox that is to be read.
 *
 * @param account under what name its letters are stored, for good
 * @param version another one after each change by an administrator
 * @param server  host and port, for people
 * @param since   letters that came earlier are left alone; null: all are taken in
 * @param way     how one gets in now; it may ask somebody for a token first, and then fail
 */
record Wanted(String account, String version, String server, Instant since, Supplier<ImapUrl> way) {
}
