package org.tertulia.platform.job;

import java.time.Instant;

/** A job that was given up, and why. */
public record BlockedJob(String key, String type, int attempts, String error, Instant since) {
}
