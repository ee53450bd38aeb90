/**
 * Letters: what one is, how it is sent by a mail server, and where it is kept while there is none. It knows no
 * conversation and fires no events; whoever sends learns by an exception whether to try again ({@code LetterDelayed})
 * or not ({@code LetterRefused}). The only room that knows {@code jakarta.mail}.
 */
package org.tertulia.mail;
