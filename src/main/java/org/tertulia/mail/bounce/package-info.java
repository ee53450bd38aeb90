/**
 * Tells letters of machines from letters of persons: bounces and what they say, automatic answers, and what an inbox keeps out. Pure:
 * whatever the letter is, nothing throws, and nothing takes longer than in proportion to it.
 */
package org.tertulia.mail.bounce;
