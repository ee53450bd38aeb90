package org.tertulia.forwarding;

/** How a reply written now would reach the visitor (row E6). @param to the address, where it goes by mail, else null */
public record Forecast(Way way, String to) {

    /** The ways. */
    public enum Way {
        /** The visitor has the widget open. */
        WIDGET,
        /** The visitor has left; a letter will follow. */
        MAIL,
        /** The visitor has left, and nobody knows an address: the reply waits until they come back. */
        NO_ADDRESS,
        /** The visitor has left, and the settings say that nothing is mailed. */
        MODE_NONE,
        /** Letters to the visitor's address came back for good. */
        BOUNCED,
        /** The owner of the address asked for no more letters. */
        STOPPED
    }
}
