package org.tertulia.mail;

import java.time.Instant;

/**
 * A letter that was kept because there is no mail server.
 *
 * @param id   names it within {@link KeptLetters}
 * @param text null in lists
 * @param html null in lists. It is the letter's own document: show it in a frame without rights
 */
public record KeptLetter(String id, String from, String to, String subject, Instant at, String text, String html) {
}
