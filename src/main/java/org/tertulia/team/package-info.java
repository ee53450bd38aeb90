/** The people who answer: agents, their roles, whether they are available. Fires {@code AgentChanged}. */
package org.tertulia.team;
