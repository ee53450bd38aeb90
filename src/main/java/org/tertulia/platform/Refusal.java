package org.tertulia.platform;

import jakarta.ejb.ApplicationException;
import java.time.Duration;
import java.util.Objects;

/**
 * A request that cannot be met, with a sentence that tells a person what to do. It rolls the transaction back, so a
 * refused request changes nothing. Edges turn it into their own form: a problem of the REST API, an error frame of the
 * visitor's socket, a message beside a field.
 */
@ApplicationException(rollback = true)
public class Refusal extends RuntimeException {

    /** What kind of answer an edge gives. */
    public enum Reason {
        /** The input is not acceptable as it is. */
        INVALID,
        /** The thing does not exist, or not for the one who asks: the two are never told apart. */
        MISSING,
        /** The input meets something that is there already. */
        CONFLICT,
        /** Known, but not allowed. */
        FORBIDDEN,
        /** Too much in too short a time. */
        TOO_MANY
    }

    private final Reason reason;
    private final String code;
    private final String field;
    private final Long existing;
    private final Duration after;

    private Refusal(Reason reason, String code, String field, String sentence, Long existing) {
        this(reason, code, field, sentence, existing, null);
    }

    private Refusal(Reason reason, String code, String field, String sentence, Long existing, Duration after) {
        super(Objects.requireNonNull(sentence, "sentence"));
        this.reason = reason;
        this.code = code;
        this.field = field;
        this.existing = existing;
        this.after = after;
    }

    /** Bad input in {@code field}; {@code code} is stable and short (`too-long`), {@code sentence} says what to do. */
    public static Refusal invalid(String field, String code, String sentence) {
        return new Refusal(Reason.INVALID, code, field, sentence, null);
    }

    /** There is no such {@code thing}, or it is not the asker's to see. */
    public static Refusal missing(String thing) {
        return new Refusal(Reason.MISSING, "not-found", null, "There is no such " + thing + ".", null);
    }

    /** {@code existing} is the id of what is there already, or null. */
    public static Refusal conflict(String code, String sentence, Long existing) {
        return new Refusal(Reason.CONFLICT, code, null, sentence, existing);
    }

    public static Refusal forbidden(String sentence) {
        return new Refusal(Reason.FORBIDDEN, "forbidden", null, sentence, null);
    }

    public static Refusal tooMany(String sentence) {
        return new Refusal(Reason.TOO_MANY, "flood", null, sentence, null);
    }

    /** As {@link #tooMany(String)}; {@code after} says how long to wait before it can go well again. */
    public static Refusal tooMany(String sentence, Duration after) {
        return new Refusal(Reason.TOO_MANY, "flood", null, sentence, null, after);
    }

    public Reason reason() {
        return reason;
    }

    public String code() {
        return code;
    }

    /** The field at fault, or null where it is none in particular. */
    public String field() {
        return field;
    }

    /** The id of what stands in the way of a conflict, or null. */
    public Long existing() {
        return existing;
    }

    /** How long to wait before trying again, or null where nobody can say. */
    public Duration after() {
        return after;
    }
}
