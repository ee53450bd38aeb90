package org.tertulia.chatflow;

/** When visitors are asked for their e-mail address (row B1). */
public enum CaptureWhen {
    /** Right after their first message. */
    IMMEDIATELY,
    /** If nobody of the team has answered within some time. */
    UNANSWERED,
    /** Never. */
    NEVER
}
