package org.tertulia.realtime;

import java.util.List;
import java.util.function.Consumer;

/** Carries what was told on one node to the others. Nothing depends on it but speed: what it loses, {@link CatchingUp} finds in the database. */
interface Bus {

    /** What the bus tells this node; each is called on the bus's own thread. */
    interface Ear {

        /** @param signals as another node sent them, in their order: what came together, to be looked up together */
        void hear(List<String> signals);

        /** Something may have been lost in between. */
        void missed();
    }

    /** Tells the others; never blocks and never throws. Of no use while {@link #alone}. */
    void send(String signal);

    /** Whether no other has been heard for so long that there is nobody to tell. */
    boolean alone();

    /** Tells the others that something may have been lost that was meant for them. */
    void gap();

    /** Whether others can be reached now, or need not be. */
    boolean works();

    /** @param ear hears from now on. @param threads makes the bus's threads run */
    void open(Ear ear, Consumer<Runnable> threads);

    /** Sends what is still to be sent, for a moment, and ends. */
    void close();
}
