package org.tertulia.forwarding;

/** What a letter of the ledger is for. */
enum LetterPurpose {
    /** The team's replies, or the transcript that the settings ask for, to the contact. */
    REPLIES,
    /** A fresh link to go on with the conversation, to whom an earlier one was mailed. */
    LINK
}
