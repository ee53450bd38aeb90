package org.tertulia.bench;

import java.util.List;

/** Measures all sizes in turn, so that whatever else the machine does meets all of them alike. */
final class Growing {

    private static final System.Logger LOG = System.getLogger(Growing.class.getName());
    private static final int STARTS = 3;
    private static final int WARM_UP = 40;
    private static final int ROUNDS = 60;

    private Growing() {
    }

    /** @param sizes filled, and not running; running at the end */
    static void measure(List<Growth> sizes) throws Exception {
        for (int i = 0; i < STARTS; i++) {
            for (Growth each : sizes) {
                each.start();
                if (i < STARTS - 1) {
                    each.stop();
                }
            }
        }
        for (Growth each : sizes) {
            each.signIn();
        }
        LOG.log(System.Logger.Level.INFO, "Asking");
        for (int i = 0; i < WARM_UP; i++) {
            for (String what : sizes.get(0).whats()) {
                sizes.forEach(each -> each.ask(what));
            }
        }
        for (int i = 0; i < ROUNDS; i++) {
            for (String what : sizes.get(0).whats()) {
                sizes.forEach(each -> each.measure(what));
            }
        }
        LOG.log(System.Logger.Level.INFO, "Looking at the plans");
        for (Growth each : sizes) {
            each.plan();
        }
    }
}
