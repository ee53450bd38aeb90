/**
 * The mailboxes that administrators connect, for an inbox or for the whole installation: where they are, how one signs in, and the
 * secrets for that, which nobody is ever told again. It fetches and sends nothing itself.
 */
package org.tertulia.mail.account;
