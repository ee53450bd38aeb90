/** Tries a mailbox out before it is relied on: step by step, each with what came of it in words that say what to do. */
package org.tertulia.mail.trial;
