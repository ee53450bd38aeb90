/**
 * What {@code bin/bench} runs: the packaged product as a process, visitors and an agent on real sockets, and beside it the
 * plain rate of the same statements on the same database. docs/performance.md tells how to read it.
 */
package org.tertulia.bench;
