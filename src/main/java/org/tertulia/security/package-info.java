/**
 * Who it is, and how much of it: sign-in with a password, the tokens of browsers and programs, how a request finds its
 * agent, and the limits on what one address may do. It decides nothing about inboxes and conversations; those rooms ask
 * the agent themselves. Hears {@code PasswordChanged} and what is {@code Outdated}, fires
 * {@code SignedOut}.
 */
package org.tertulia.security;
