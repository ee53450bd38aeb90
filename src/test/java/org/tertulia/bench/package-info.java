/**
 * What {@code bin/bench} runs: the packaged product as a process, visitors and an agent on real sockets, and beside it the
 * plain rate of the same statements on the same database.
 */
package org.tertulia.bench;
