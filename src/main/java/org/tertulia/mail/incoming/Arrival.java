package org.tertulia.mail.incoming;

/**
 * A letter at the door.
 *
 * @param account     the mailbox or folder that it came to, always under the same name
 * @param uidValidity of the IMAP mailbox; null elsewhere
 * @param uid         its number there; null elsewhere
 * @param file        its file name, for the drop folder; null elsewhere
 * @param raw         the letter as it came
 */
record Arrival(String account, Long uidValidity, Long uid, String file, byte[] raw) {

    static Arrival mailed(String account, long uidValidity, long uid, byte[] raw) {
        return new Arrival(account, uidValidity, uid, null, raw);
    }

    static Arrival dropped(String account, String file, byte[] raw) {
        return new Arrival(account, null, null, file, raw);
    }
}
