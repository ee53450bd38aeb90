/**
 * What every room stands on: settings, the clock, the database and its migrations, keys and tokens, refusals, the rules
 * for text from outside, and in the sub-packages due work ({@code job}) and the nodes ({@code node}).
 * It knows nothing of chat, and the wall clock is read nowhere else.
 */
package org.tertulia.platform;
