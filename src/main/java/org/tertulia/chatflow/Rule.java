package org.tertulia.chatflow;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Locale;
import org.tertulia.platform.Refusal;
import org.tertulia.platform.Text;

/** A condition on where a chatflow appears (row D7). */
@Embeddable
public class Rule {

    /** What is looked at. */
    public enum Field {
        /** The address of the page: with a leading slash its path, else the whole. */
        PAGE
    }

    /** How it is compared; upper and lower case are the same. */
    public enum Operator {
        IS(false), CONTAINS(false), STARTS_WITH(false), IS_NOT(true), CONTAINS_NOT(true), STARTS_NOT_WITH(true);

        private final boolean negative;

        Operator(boolean negative) {
            this.negative = negative;
        }

        /** Whether it keeps the chatflow away from pages. */
        public boolean negative() {
            return negative;
        }
    }

    @Enumerated(EnumType.STRING)
    private Field field;
    @Enumerated(EnumType.STRING)
    private Operator operator;
    @Column(name = "operand")
    private String value;

    protected Rule() {
    }

    public Rule(Field field, Operator operator, String value) {
        if (field == null || operator == null) {
            throw Refusal.invalid("targeting", "empty", "Choose what the rule looks at and how it compares.");
        }
        this.field = field;
        this.operator = operator;
        this.value = Text.required("targeting", value, 1_000);
    }

    /** Whether the page is as the value says, the "not" of the operator left aside. */
    boolean hits(String page) {
        PageAddress address = PageAddress.of(page);
        String wanted = value.toLowerCase(Locale.ROOT);
        return switch (operator) {
            case IS, IS_NOT -> address.is(wanted);
            case CONTAINS, CONTAINS_NOT -> address.contains(wanted);
            case STARTS_WITH, STARTS_NOT_WITH -> address.startsWith(wanted);
        };
    }

    public Field field() {
        return field;
    }

    public Operator operator() {
        return operator;
    }

    public String value() {
        return value;
    }
}
