/** The running servers of one installation: who is alive. Fires {@code NodeLost} and {@code TakenForDead}. What a room tells by {@link org.tertulia.platform.node.Outdating} reaches all of them. */
package org.tertulia.platform.node;
