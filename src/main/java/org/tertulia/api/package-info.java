/**
 * The agents' REST API, {@code /api/v1}, and what machines ask a node ({@code /metrics}). It turns JSON into calls of the
 * rooms below and their answers into JSON; it decides nothing, and holds nothing. Hears {@code MessagePosted} for
 * counting only.
 */
package org.tertulia.api;
