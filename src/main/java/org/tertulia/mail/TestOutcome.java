package org.tertulia.mail;

/** What became of a test letter. @param sent whether a mail server has taken it. @param sentence what to tell the one who asked */
public record TestOutcome(boolean sent, String sentence) {
}
