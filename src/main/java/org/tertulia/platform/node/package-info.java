/** The running servers of one installation: who is alive. Fires {@code NodeLost}. */
package org.tertulia.platform.node;
