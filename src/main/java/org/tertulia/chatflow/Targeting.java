package org.tertulia.chatflow;

import java.util.List;

/** Whether a chatflow is meant for a page (row D7). */
public final class Targeting {

    private Targeting() {
    }

    /**
     * Some rule that says where must hit, if there is any, and none that says where not. Without rules: everywhere.
     *
     * @param page the page's URL, or null where it is unknown
     */
    public static boolean matches(List<Rule> rules, String page) {
        boolean anywhere = rules.stream().allMatch(rule -> rule.operator().negative());
        boolean wanted = anywhere || rules.stream().anyMatch(rule -> !rule.operator().negative() && rule.hits(page));
        return wanted && rules.stream().noneMatch(rule -> rule.operator().negative() && rule.hits(page));
    }
}
