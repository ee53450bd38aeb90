package org.tertulia.platform;

import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/** One thread at a time writes down what has gathered. Whoever comes meanwhile leaves theirs to that one and goes on. */
public final class Scribe {

    private final Semaphore pen = new Semaphore(1);

    /**
     * Returns at once where somebody is writing: they see to what was there when this was called.
     *
     * @param waiting whether something is to be written
     * @param some    writes some of it; says whether to go on with the rest
     */
    public void write(BooleanSupplier waiting, BooleanSupplier some) {
        boolean going = true;
        while (going && waiting.getAsBoolean() && pen.tryAcquire()) {
            try {
                going = some.getAsBoolean();
            } finally {
                pen.release();
            }
        }
    }

    /** Whether nobody writes at this moment. */
    public boolean idle() {
        return pen.availablePermits() == 1;
    }
}
