/**
 * What comes by mail, on its way into the inbox (rows D4, D12, E5): which thread a letter belongs to, who wrote it, what is no
 * letter for people and stays outside, and what each inbox answers by itself. Hears {@code LetterArrived} and answers it with a job
 * only; what a letter became is written in the transaction that makes it so, and counts once. The letters stay on the shelf as they
 * came, for those who read their threads.
 */
package org.tertulia.intake;
