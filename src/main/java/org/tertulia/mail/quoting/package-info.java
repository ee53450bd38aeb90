/**
 * Tells what somebody wrote in a letter from what they quoted and from their signature, whatever mail program and language they use.
 * Pure: whatever the text is, nothing throws, and nothing takes longer than in proportion to it.
 */
package org.tertulia.mail.quoting;
