/**
 * When to ask a visitor for the e-mail address, and what happens with it. The question is an entry of the thread; the
 * minute is a job. Hears {@code MessagePosted} and {@code VisitorIdentified}; fires nothing of its own.
 */
package org.tertulia.capture;
