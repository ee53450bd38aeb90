package org.tertulia.web.chatflow;

import java.util.List;
import java.util.stream.Collectors;
import org.tertulia.chatflow.CaptureSetting;
import org.tertulia.chatflow.Rule;
import org.tertulia.platform.Texts;
import org.tertulia.web.TimeSpan;

/** What a chatflow's settings mean, as a sentence. */
final class InWords {

    private final String language;

    InWords(String language) {
        this.language = language;
    }

    /** Where it appears: {@code Where the address contains “/shop”, but not where it is “/shop/cart”}. */
    String where(List<Rule> rules) {
        String wanted = joined(rules, false);
        String not = joined(rules, true);
        if (wanted.isEmpty()) {
            return not.isEmpty() ? Texts.get(language, "chatflows.where.all") : Texts.get(language, "chatflows.where.all-but", not);
        }
        return not.isEmpty() ? Texts.get(language, "chatflows.where.some", wanted) : Texts.get(language, "chatflows.where.some-but", wanted, not);
    }

    /** When it asks for the address. */
    String capture(CaptureSetting setting) {
        return switch (setting.when()) {
            case IMMEDIATELY -> Texts.get(language, "chatflows.asks.immediately");
            case UNANSWERED -> Texts.get(language, "chatflows.asks.unanswered", span(setting));
            case NEVER -> Texts.get(language, "chatflows.asks.never");
        };
    }

    private String span(CaptureSetting setting) {
        TimeSpan after = new TimeSpan("capture.after", setting.after());
        String number = after.getAmount();
        return Texts.get(language, "span." + after.getUnit().key() + (number.equals("1") ? ".one" : ".other"), Long.valueOf(number));
    }

    private String joined(List<Rule> rules, boolean negative) {
        return rules.stream().filter(rule -> rule.operator().negative() == negative)
                .map(rule -> Texts.get(language, key(rule.operator()), rule.value()))
                .collect(Collectors.joining(' ' + Texts.get(language, "chatflows.where.or") + ' '));
    }

    private static String key(Rule.Operator operator) {
        return switch (operator) {
            case IS, IS_NOT -> "chatflows.where.is";
            case CONTAINS, CONTAINS_NOT -> "chatflows.where.contains";
            case STARTS_WITH, STARTS_NOT_WITH -> "chatflows.where.starts";
        };
    }
}
