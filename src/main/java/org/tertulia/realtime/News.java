package org.tertulia.realtime;

import jakarta.transaction.TransactionScoped;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** What has happened in the running transaction, in its order; told when it is committed. */
@TransactionScoped
class News implements Serializable {

    private static final long serialVersionUID = 1;

    private final transient List<Object> events = new ArrayList<>();

    /** @return whether it is the first */
    boolean add(Object event) {
        events.add(event);
        return events.size() == 1;
    }

    List<Object> events() {
        return events;
    }
}
