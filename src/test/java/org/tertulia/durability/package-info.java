/** What survives when the process dies: the packaged product under load, killed and started again. */
package org.tertulia.durability;
