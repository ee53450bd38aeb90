package org.tertulia.chatflow;

/** A chatflow was made, changed or deleted. */
public record ChatflowChanged(long chatflow, long inbox) {
}
