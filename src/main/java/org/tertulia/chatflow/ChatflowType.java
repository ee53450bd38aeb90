package org.tertulia.chatflow;

/** Who greets the visitor. */
public enum ChatflowType {
    /** People. */
    LIVE
}
