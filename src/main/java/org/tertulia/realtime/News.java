package org.tertulia.realtime;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What has happened in a transaction, in its order; told when it is committed, forgotten when it is not. */
final class News implements Synchronization {

    private final List<Object> events = new ArrayList<>();
    private final Consumer<Object> ear;

    News(Consumer<Object> ear) {
        this.ear = ear;
    }

    void add(Object event) {
        events.add(event);
    }

    @Override
    public void beforeCompletion() {
        // told is only what is committed
    }

    @Override
    public void afterCompletion(int status) {
        if (status == Status.STATUS_COMMITTED) {
            events.forEach(ear);
        }
    }
}
