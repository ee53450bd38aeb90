package org.tertulia.platform.job;

/**
 * This node's right to run a job now.
 *
 * @param number grows with each claim, so that a node that was thought dead cannot end another's run
 * @param last   whether the job will be given up if this run fails
 */
record Claim(String key, long ref, long number, boolean last) {
}
