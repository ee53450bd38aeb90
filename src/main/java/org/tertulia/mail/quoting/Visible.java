package org.tertulia.mail.quoting;

/**
 * A reply in its parts. Lines end with {@code \n}, there are no blank lines at the ends, nothing is null, and within
 * {@code shown} every line is as it came.
 *
 * @param shown     what its writer wrote for this letter; with answers between the lines of a quote also the quoted lines
 *                  before the last of them; for a letter passed on with little said about it, that letter
 * @param quoted    what was written before, with what introduces it
 * @param signature of the writer, of the mail program or the notices of a mail server
 */
public record Visible(String shown, String quoted, String signature) {
}
