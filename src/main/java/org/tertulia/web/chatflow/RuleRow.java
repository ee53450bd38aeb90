package org.tertulia.web.chatflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tertulia.chatflow.Rule;
import org.tertulia.platform.Refusal;

/** A rule as the editor has it. The rows come and go in the browser, so they are read from the request's parameters. */
public record RuleRow(Rule.Operator operator, String value) {

    static List<RuleRow> of(List<Rule> rules) {
        return rules.stream().map(rule -> new RuleRow(rule.operator(), rule.value())).toList();
    }

    /** The rows of the page, of which the parameters {@code operator} and {@code operand} tell, each as often as there are rows. */
    static List<RuleRow> of(Map<String, String[]> parameters) {
        String[] operators = parameters.getOrDefault("operator", new String[0]);
        String[] operands = parameters.getOrDefault("operand", new String[0]);
        List<RuleRow> rows = new ArrayList<>();
        for (int i = 0; i < Math.min(operators.length, operands.length); i++) {
            rows.add(new RuleRow(operator(operators[i]), operands[i]));
        }
        return rows;
    }

    /** @throws Refusal when the value is empty or too long */
    Rule rule() {
        return new Rule(Rule.Field.PAGE, operator, value);
    }

    private static Rule.Operator operator(String name) {
        try {
            return Rule.Operator.valueOf(name);
        } catch (IllegalArgumentException unknown) {
            throw Refusal.invalid("targeting", "unknown", "Choose how the rule compares.");
        }
    }
}
