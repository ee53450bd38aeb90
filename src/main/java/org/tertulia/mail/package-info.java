/**
 * Letters: what one is, how it is sent by a mail server, and where it is kept while there is none; in the rooms within, how
 * letters that come in are fetched, read and told apart. It knows no conversation and fires only {@code LetterArrived}; whoever sends learns by an exception whether to try again ({@code LetterDelayed})
 * or not ({@code LetterRefused}). The only room that knows {@code jakarta.mail}.
 */
package org.tertulia.mail;
