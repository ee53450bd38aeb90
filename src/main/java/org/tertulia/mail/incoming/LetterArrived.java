package org.tertulia.mail.incoming;

/** A letter is stored. Observers in the transaction only write rows. @param letter its id, for {@link Arrivals} */
public record LetterArrived(long letter) {
}
