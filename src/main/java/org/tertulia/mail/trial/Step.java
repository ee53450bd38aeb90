package org.tertulia.mail.trial;

/** What is tried, in this order. The words for it are the text {@code trial.step.…}. */
public enum Step {
    /** The IMAP server answers, and the connection is safe. */
    CONNECT,
    /** It takes user and password, or token. */
    SIGN_IN,
    /** The folder is there and can be read. */
    FOLDER,
    /** The SMTP server answers and takes the sign-in. */
    SMTP,
    /** It takes a letter from the address to itself. */
    SEND,
    /** The letter is in the folder. */
    FIND,
    /** So is one to a plus address: answers will find their thread by it. */
    MATCH
}
