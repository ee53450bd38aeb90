package org.tertulia.chatflow;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tertulia.platform.Refusal;
import org.tertulia.platform.Text;
import org.tertulia.platform.Texts;

/**
 * How visitors of some pages are met: the greeting, when they are asked for their address, what they read while nobody
 * is there (row D7). Only published ones are seen by visitors.
 */
@Entity
public class Chatflow {

    private static final int MOST_RULES = 50;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ids")
    private Long id;
    @Column(name = "inbox_id")
    private long inboxId;
    private String name;
    @Enumerated(EnumType.STRING)
    private ChatflowType type;
    private boolean published;
    private int priority;
    private String language;
    @Embedded
    private CaptureSetting capture;
    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "chatflow_text", joinColumns = @JoinColumn(name = "chatflow_id"))
    @MapKeyColumn(name = "language")
    private Map<String, ChatflowTexts> texts = new HashMap<>();
    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "chatflow_rule", joinColumns = @JoinColumn(name = "chatflow_id"))
    @OrderColumn(name = "position")
    private List<Rule> targeting = new ArrayList<>();
    @Version
    private long version;
    @Column(name = "created_at", updatable = false)
    private Instant createdAt;
    @Column(name = "updated_at")
    private Instant updatedAt;

    protected Chatflow() {
    }

    Chatflow(ChatflowDraft draft, Instant now) {
        this.createdAt = now;
        become(draft, now);
    }

    void become(ChatflowDraft draft, Instant now) {
        inboxId = draft.inbox();
        name = Text.required("name", draft.name(), 100);
        type = draft.type();
        published = draft.published();
        priority = draft.priority();
        language = known(draft.language());
        capture = draft.capture();
        if (draft.targeting().size() > MOST_RULES) {
            throw Refusal.invalid("targeting", "too-many", "Use at most " + MOST_RULES + " rules.");
        }
        draft.texts().keySet().forEach(Chatflow::known);
        texts.clear();
        texts.putAll(draft.texts());
        texts.putIfAbsent(language, ChatflowTexts.none());
        targeting.clear();
        targeting.addAll(draft.targeting());
        updatedAt = now;
    }

    void publish(boolean on, Instant now) {
        published = on;
        updatedAt = now;
    }

    /** Whether that is another place than before. */
    boolean rank(int place) {
        boolean moved = priority != place;
        priority = place;
        return moved;
    }

    private static String known(String language) {
        if (language == null || !Texts.LANGUAGES.contains(language)) {
            throw Refusal.invalid("language", "unknown", "Choose one of " + String.join(", ", Texts.LANGUAGES) + ".");
        }
        return language;
    }

    /** The texts for a visitor who reads that language: theirs, else the chatflow's own. */
    ChatflowTexts textsFor(String visitorLanguage) {
        ChatflowTexts theirs = texts.get(Texts.language(visitorLanguage));
        return theirs == null ? texts.get(language) : theirs;
    }

    public Long id() {
        return id;
    }

    public long inboxId() {
        return inboxId;
    }

    public String name() {
        return name;
    }

    public ChatflowType type() {
        return type;
    }

    public boolean published() {
        return published;
    }

    /** The smallest number goes first. */
    public int priority() {
        return priority;
    }

    /** The chatflow's own language. */
    public String language() {
        return language;
    }

    public CaptureSetting capture() {
        return capture;
    }

    /** By language. */
    public Map<String, ChatflowTexts> texts() {
        return Map.copyOf(texts);
    }

    public List<Rule> targeting() {
        return List.copyOf(targeting);
    }

    /** Grows with each change; an editor that saves says which one it has read. */
    public long version() {
        return version;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
