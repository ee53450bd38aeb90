package org.tertulia.conversation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Objects;
import org.tertulia.platform.Text;
import org.tertulia.team.Agent;

/** Who wrote an entry of the thread, under the name of that day. */
@Embeddable
public class Author {

    /** The kinds of author. "Answered" is about persons only (row B5). */
    public enum Type { VISITOR, AGENT, BOT, SYSTEM }

    @Enumerated(EnumType.STRING)
    @Column(name = "author_type", updatable = false)
    private Type type;
    @Column(name = "author_id", updatable = false)
    private Long id;
    @Column(name = "author_name", updatable = false)
    private String name;

    protected Author() {
    }

    private Author(Type type, Long id, String name) {
        this.type = Objects.requireNonNull(type);
        this.id = id;
        this.name = name;
    }

    public static Author visitor(long visitor) {
        return visitor(visitor, null);
    }

    /** @param otherThan who wrote in the visitor's thread without being the visitor, or null */
    static Author visitor(long visitor, String otherThan) {
        return new Author(Type.VISITOR, visitor, otherThan == null ? null : Text.preview(otherThan, 100));
    }

    public static Author agent(Agent agent) {
        return new Author(Type.AGENT, agent.id(), agent.name());
    }

    /** @param name what the visitor sees as the bot's name */
    public static Author bot(long chatflow, String name) {
        return new Author(Type.BOT, chatflow, name);
    }

    /** What answers by itself in a team's name. */
    static Author automatic(String name) {
        return new Author(Type.BOT, null, name);
    }

    public static Author system() {
        return new Author(Type.SYSTEM, null, null);
    }

    public Type type() {
        return type;
    }

    /** The id of the visitor, the agent or the bot's chatflow; null for the system, and for an automatic answer. */
    public Long id() {
        return id;
    }

    /**
     * The agent's or bot's name as it was when they wrote; for a visitor's thread, who wrote there without being the visitor; else
     * null.
     */
    public String name() {
        return name;
    }

    boolean isPerson() {
        return type == Type.AGENT;
    }
}
