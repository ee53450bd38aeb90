/**
 * The people whose e-mail address is known. Knows nothing of visitors or conversations; fires {@code ContactsMerged},
 * {@code ContactDeleted} and {@code ContactChanged}, so that whoever points at a contact follows.
 */
package org.tertulia.contact;
