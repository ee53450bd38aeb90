/**
 * The people who answer: agents, their roles, whether they are available. Fires {@code AgentChanged} and
 * {@code PasswordChanged}.
 */
package org.tertulia.team;
