package org.tertulia.forwarding;

/** What a letter of the ledger is for. */
enum LetterPurpose {
    /** The team's replies, or the transcript that the settings ask for, to the contact. */
    REPLIES,
    /** A fresh link to go on with the conversation, to whom an earlier one was mailed. */
    LINK,
    /** The conversation, as the contact or an agent asked, to the contact. */
    TRANSCRIPT,
    /** The conversation, passed on by an agent to somebody else. */
    FORWARDED;

    /** Whether it goes to the contact of the conversation. */
    boolean toContact() {
        return this != FORWARDED;
    }
}
