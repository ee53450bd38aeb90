/**
 * Makes sense of letters that come in: what a person wrote, what is quoted, what a machine says. Pure: bytes and texts go
 * in, records come out; whatever the bytes are, nothing throws, and nothing takes longer than in proportion to them.
 * Never looks anything up, stores or sends.
 */
package org.tertulia.mail.reading;
