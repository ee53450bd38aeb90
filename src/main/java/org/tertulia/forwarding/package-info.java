/**
 * Carries the team's replies to visitors who have left, by e-mail (rows E1, E3–E7): when, to whom, what stands in the
 * letter, and a ledger so that each reply is mailed at most once. Hears {@code MessagePosted},
 * {@code VisitorIdentified} and {@code ConversationChanged}, and answers them with a job only; nothing is sent inside a
 * transaction. It never shows a contact's other conversations, nor comments, nor events.
 */
package org.tertulia.forwarding;
