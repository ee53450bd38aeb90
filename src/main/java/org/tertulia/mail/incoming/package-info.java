/**
 * Letters that come in: fetched from mailboxes and from the drop folder by one node at a time, stored raw and exactly once,
 * then told as {@link org.tertulia.mail.incoming.LetterArrived} within the transaction that stored them. What a letter
 * means, and to which conversation it belongs, others decide and write down by {@link org.tertulia.mail.incoming.Arrivals}.
 */
package org.tertulia.mail.incoming;
