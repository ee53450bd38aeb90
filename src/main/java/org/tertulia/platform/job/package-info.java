/**
 * Due work as rows: one table, natural keys, one node at a time, retried with growing pauses, listed when given up.
 * An EJB timer looks each second. Rooms put jobs in their own transactions and bring a {@code JobHandler}. Hears
 * {@code NodeLost}.
 */
package org.tertulia.platform.job;
