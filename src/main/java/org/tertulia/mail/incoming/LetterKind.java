package org.tertulia.mail.incoming;

/** What was made of a letter. */
public enum LetterKind {
    /** It goes on with a conversation. */
    REPLY,
    /** A conversation began with it. */
    NEW,
    /** A mail server says what became of a letter of ours. */
    BOUNCE,
    /** A machine answered; nobody answers it. */
    AUTOMATIC,
    /** Kept out of the inbox; it can be released. */
    FILTERED,
    /** It could not be worked on; it can be tried again. */
    FAILED
}
