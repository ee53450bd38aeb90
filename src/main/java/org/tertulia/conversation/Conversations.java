package org.tertulia.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.tertulia.inbox.Channel;
import org.tertulia.inbox.Inboxes;
import org.tertulia.platform.Clock;
import org.tertulia.platform.Held;
import org.tertulia.platform.Refusal;
import org.tertulia.team.Agent;
import org.tertulia.visitor.Visitor;
import org.tertulia.visitor.Visitors;

/**
 * What visitors and agents do with conversations. Each verb is one transaction that holds the conversation's row, so
 * entries are numbered in the order in which they are stored, and what a method has returned is committed (promise 1).
 */
@ApplicationScoped
@Transactional
public class Conversations {

    @PersistenceContext
    EntityManager em;
    @Inject
    Clock clock;
    @Inject
    Visitors visitors;
    @Inject
    Inboxes inboxes;
    @Inject
    Colleagues colleagues;
    @Inject
    Appending appending;
    @Inject
    Mentions mentions;
    @Inject
    Attachments attachments;
    @Inject
    Participants participants;
    @Inject
    Event<ConversationChanged> changed;
    @Inject
    Event<TeamRead> read;

    /**
     * A visitor writes. The first message opens the conversation; one to a closed conversation opens it again.
     *
     * @throws Refusal when the conversation is not the visitor's
     */
    public Posted receive(Incoming in) {
        Conversation conversation = openFor(in);
        return appending.post(conversation, in.key(), MessageKind.MESSAGE, in.author(), in.text().value(), message -> message.cameWith(in.letter()));
    }

    /**
     * An agent begins a conversation by mail. The same key again gives what it gave before.
     *
     * @param visitor one who has no other conversation in that channel
     * @param subject what its letters are about
     * @param first   called with the conversation, which is held, before the letter stands in it
     * @throws Refusal when the text is bad
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Posted begin(Agent agent, Channel channel, long visitor, SenderKey key, String subject, String text, Consumer<Conversation> first) {
        String checked = Written.byTeam(text).value();
        Visitor who = visitors.lock(visitor);
        Conversation conversation = idOf(visitor, channel.id()).map(this::lock).orElseGet(() -> {
            Conversation fresh = new Conversation(channel.inboxId(), channel.id(), channel.type(), visitor, who.contactId(), null, clock.now()).about(subject);
            fresh.assign(agent.id());
            em.persist(fresh);
            em.flush();  // as in openFor
            first.accept(fresh);
            return fresh;
        });
        return appending.post(conversation, key, MessageKind.REPLY, Author.agent(agent), checked);
    }

    /** An agent answers the visitor. @throws Refusal when the text is bad or the conversation is not theirs to see */
    public Posted reply(Agent agent, long id, SenderKey key, String text) {
        return reply(agent, id, key, text, Along.NOTHING);
    }

    /** As {@link #reply(Agent, long, SenderKey, String)}; with files the text may be empty. @throws Refusal also for what goes along */
    public Posted reply(Agent agent, long id, SenderKey key, String text, Along along) {
        return byTeam(agent, id, key, MessageKind.REPLY, text, along);
    }

    /** An agent writes to the team only (row D12). */
    public Posted comment(Agent agent, long id, SenderKey key, String text) {
        return comment(agent, id, key, text, Along.NOTHING);
    }

    /** As {@link #comment(Agent, long, SenderKey, String)}; with files the text may be empty. @throws Refusal also for what goes along */
    public Posted comment(Agent agent, long id, SenderKey key, String text, Along along) {
        return byTeam(agent, id, key, MessageKind.COMMENT, text, along);
    }

    private Posted byTeam(Agent agent, long id, SenderKey key, MessageKind kind, String text, Along along) {
        String checked = along.files().isEmpty() ? Written.byTeam(text).value() : Written.besideFiles(text).value();
        Conversation conversation = lockSeenBy(agent, id);
        return appending.post(conversation, key, kind, Author.agent(agent), checked, message -> {
            message.takeAlong(attachments.take(id, message.seq(), agent, along.files()));
            participants.leaveOut(conversation, message.seq(), along.leftOut());
            mentions.note(conversation, message, along.mentioned());
        });
    }

    /**
     * Asks for the visitor's e-mail address, as an entry of the thread (row B3).
     *
     * @param conversation one that the caller's transaction holds
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Posted prompt(Conversation conversation, SenderKey key, String text) {
        return appending.post(conversation, key, MessageKind.PROMPT, Author.system(), text);
    }

    /**
     * The inbox answers by itself: the visitor goes on waiting for a person.
     *
     * @param conversation one that the caller's transaction holds
     * @param name         in whose name
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Posted answer(Conversation conversation, SenderKey key, String name, String text) {
        return appending.post(conversation, key, MessageKind.REPLY, Author.automatic(name), Written.byTeam(text).value());
    }

    /**
     * Something came that no person wrote: the team can read it in the thread, and nothing else follows from it.
     *
     * @param conversation one that the caller's transaction holds
     * @param otherThan    whose machine wrote, where that is not the visitor's; else null
     * @param what         a code such as {@code automatic: receipt}, then from the next line on what it says
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Posted note(Conversation conversation, SenderKey key, String otherThan, String what) {
        return appending.post(conversation, key, MessageKind.EVENT, Author.visitor(conversation.visitorId(), otherThan), what);
    }

    /**
     * An agent has done something with the conversation that the team reads in the thread.
     *
     * @param held one that the caller's transaction holds
     * @param what a code and of whom or what: {@code forwarded: bob@example.org}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void tell(Agent by, Conversation held, String what) {
        happened(held, by, what);
    }

    /**
     * Somebody who was asked by the team writes to the team: an entry that the visitor does not see, and news for the team.
     *
     * @param held one that the caller's transaction holds
     * @param name   who writes
     * @param letter what it came in with
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Posted aside(Conversation held, SenderKey key, String name, Written text, long letter) {
        Posted posted = appending.post(held, key, MessageKind.COMMENT, Author.visitor(held.visitorId(), name), text.value(), message -> message.cameWith(letter));
        if (!posted.again()) {
            held.markUnread();
            fireChanged(held);
        }
        return posted;
    }

    /** Gives the conversation to an agent, or to nobody. @param assignee an active member of the inbox, or null */
    public Conversation assign(Agent by, long id, Long assignee) {
        Conversation conversation = lockSeenBy(by, id);
        Agent to = assignee == null ? null : colleagues.get(conversation.inboxId(), assignee, "assignee");
        if (conversation.assign(assignee)) {
            happened(conversation, by, to == null ? "unassigned" : "assigned: " + to.name());
        }
        return conversation;
    }

    /** Closes it, opens it again, or puts it to sleep. @throws Refusal when it cannot become that from what it is */
    public Conversation become(Agent by, long id, ConversationStatus status) {
        Conversation conversation = lockSeenBy(by, id);
        if (conversation.status() != status && !conversation.status().canBecome(status)) {
            throw Refusal.conflict("bad-status", "A conversation that is " + lower(conversation.status())
                    + " cannot become " + lower(status) + ".", null);
        }
        boolean wasSnoozed = conversation.status() == ConversationStatus.SNOOZED;
        if (conversation.become(status, clock.now())) {
            happened(conversation, by, switch (status) {
                case CLOSED -> "closed";
                case SNOOZED -> "snoozed";
                case OPEN -> wasSnoozed ? "woken" : "reopened";
            });
        }
        return conversation;
    }

    /** The agent has seen everything up to {@code seq}. */
    public void readByTeam(Agent agent, long id, long seq) {
        Conversation conversation = lockSeenBy(agent, id);
        boolean mention = mentions.read(agent, id, seq);
        boolean news = conversation.readByTeam(seq);
        if (news) {
            read.fire(new TeamRead(id, conversation.inboxId(), conversation.visitorId(), conversation.teamReadSeq()));
        }
        if (news || mention) {
            fireChanged(conversation);
        }
    }

    /** Puts it back among the unread ones, for the agent to come back to. */
    public void markUnread(Agent agent, long id) {
        Conversation conversation = lockSeenBy(agent, id);
        conversation.markUnread();
        fireChanged(conversation);
    }

    /** @throws Refusal when there is none with this id, or it is not in an inbox that the agent may see */
    public Conversation seenBy(Agent agent, long id) {
        return seen(agent, find(id).orElseThrow(() -> Refusal.missing("conversation")));
    }

    public Optional<Conversation> find(long id) {
        return Optional.ofNullable(em.find(Conversation.class, id));
    }

    /** The conversation of a visitor in a channel, if they have written. */
    public Optional<Conversation> of(long visitor, long channel) {
        return idOf(visitor, channel).flatMap(this::find);
    }

    /** Holds the conversation for the rest of the caller's transaction. @throws Refusal when there is none */
    @Transactional(Transactional.TxType.MANDATORY)
    public Conversation lock(long id) {
        return hold(id).orElseThrow(() -> Refusal.missing("conversation"));
    }

    /** As {@link #lock}, for those who can do without. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Conversation> held(long id) {
        return hold(id);
    }

    /** A query writes first what was changed: EclipseLink reads again what it locks. */
    private Optional<Conversation> hold(long id) {
        return Held.row(em, Conversation.class, id, Conversation.HELD);
    }

    private Conversation openFor(Incoming in) {
        if (in.conversation() != null) {
            Conversation known = hold(in.conversation()).orElseThrow(() -> Refusal.missing("conversation"));
            if (known.visitorId() != in.visitor()) {
                throw Refusal.missing("conversation");
            }
            return known;
        }
        Visitor visitor = visitors.lock(in.visitor());
        // only the id is read before the lock: an entity that was loaded without it may be stale
        Channel channel = in.channel();
        return idOf(in.visitor(), channel.id()).map(this::lock).orElseGet(() -> {
            Conversation fresh = new Conversation(channel.inboxId(), channel.id(), channel.type(), in.visitor(), visitor.contactId(), in.chatflow(),
                    clock.now());
            em.persist(fresh);
            em.flush();  // rows point to it by its bare id: JPA cannot know that it goes first
            return fresh;
        });
    }

    private Optional<Long> idOf(long visitor, long channel) {
        return em.createQuery("select max(c.id) from Conversation c where c.visitorId = :visitor and c.channelId = :channel", Long.class)
                .setParameter("visitor", visitor).setParameter("channel", channel).getResultStream().filter(Objects::nonNull).findFirst();
    }

    private void happened(Conversation conversation, Agent by, String what) {
        appending.post(conversation, SenderKey.fresh(), MessageKind.EVENT, Author.agent(by), what);
        fireChanged(conversation);
    }

    private void fireChanged(Conversation conversation) {
        changed.fire(new ConversationChanged(conversation.id(), conversation.inboxId(), conversation.visitorId()));
    }

    private Conversation lockSeenBy(Agent agent, long id) {
        return seen(agent, lock(id));
    }

    private Conversation seen(Agent agent, Conversation conversation) {
        if (!agent.isAdministrator() && !inboxes.get(conversation.inboxId()).members().contains(agent.id())) {
            throw Refusal.missing("conversation");
        }
        return conversation;
    }

    private static String lower(ConversationStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
