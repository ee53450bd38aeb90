package org.tertulia.durability;

import java.util.Map;

/** Somebody who writes through kills: who keeps what is not acknowledged, and sends it again under its key. */
interface Writer extends Runnable {

    /** Writes nothing new; ends once all is acknowledged. */
    void finish();

    /** What was sent, in its order: the texts by their keys. Only once the writer has ended. */
    Map<String, String> sent();

    /** What was acknowledged: the numbers by the keys. */
    Map<String, Long> acked();

    /** How often messages were sent again. Only once the writer has ended. */
    int resent();

    /** What should never happen to a writer, or null. */
    String complaint();
}
