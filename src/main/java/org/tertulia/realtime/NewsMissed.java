package org.tertulia.realtime;

/** Told to agents' lines: something may have happened that they were not told. */
public record NewsMissed() {
}
