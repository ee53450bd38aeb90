package org.tertulia.testing.container;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The SQL that the product has sent since the last {@link #forget}, each statement once. */
public final class Statements {

    private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

    private Statements() {
    }

    static void told(String sql) {
        TOLD.add(sql);
    }

    public static void forget() {
        TOLD.clear();
    }

    public static Set<String> told() {
        return Set.copyOf(TOLD);
    }
}
