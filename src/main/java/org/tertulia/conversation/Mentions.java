package org.tertulia.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.tertulia.platform.Refusal;
import org.tertulia.team.Agent;

/** Whom comments mention, and whether they have seen it (row D12). Whether the asker may see a conversation, the caller has asked before. */
@ApplicationScoped
@Transactional
public class Mentions {

    /** So many names in a comment at most. */
    public static final int MOST = NamesInText.MOST;

    @PersistenceContext
    EntityManager em;
    @Inject
    Colleagues colleagues;

    /**
     * The entry mentions these agents; each of them but its author has something to see.
     *
     * @param held  one that the caller's transaction holds
     * @param fresh the entry that was just appended to it
     * @param ids   of agents, in the order of the text; one may be there again
     * @throws Refusal where it is no comment, or somebody does not work there or does not stand in the text
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void note(Conversation held, Message fresh, List<Long> ids) {
        if (ids.isEmpty()) {
            return;
        }
        if (fresh.kind() != MessageKind.COMMENT) {
            throw Refusal.invalid("mentions", "only-comments", "Only a comment can mention somebody: a reply is the visitor's to read.");
        }
        if (ids.size() > MOST) {
            throw Refusal.invalid("mentions", "too-many-mentions", "Mention at most " + MOST + " people; these are " + ids.size() + ".");
        }
        List<NamesInText.Person> people = ids.stream().map(id -> colleagues.get(held.inboxId(), id, "mentions"))
                .map(agent -> new NamesInText.Person(agent.id(), agent.name())).toList();
        List<Mentioned> places = NamesInText.find(fresh.text(), people);
        Set<Long> found = places.stream().map(Mentioned::agent).collect(Collectors.toSet());
        people.stream().filter(person -> !found.contains(person.id())).findFirst().ifPresent(person -> {
            throw Refusal.invalid("mentions", "not-in-text", "Write “@" + person.name() + "” in the text where they are mentioned.");
        });
        fresh.mention(places);
        found.stream().filter(agent -> !agent.equals(fresh.author().id())).forEach(agent -> em.persist(new Mention(agent, held.id(), fresh.seq())));
    }

    /** The agent has seen the conversation up to {@code seq}. @return whether they were mentioned in what they had not seen */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean read(Agent agent, long conversation, long seq) {
        return em.createQuery("""
                        update Mention m set m.unread = false
                        where m.key.agentId = :agent and m.key.conversationId = :conversation and m.key.seq <= :seq and m.unread = true""")
                .setParameter("agent", agent.id()).setParameter("conversation", conversation).setParameter("seq", seq).executeUpdate() > 0;
    }

    /** The first entry that mentions the agent and that they have not seen; null for none. */
    public Long firstUnread(Agent agent, long conversation) {
        return em.createQuery("""
                        select min(m.key.seq) from Mention m
                        where m.key.agentId = :agent and m.key.conversationId = :conversation and m.unread = true""", Long.class)
                .setParameter("agent", agent.id()).setParameter("conversation", conversation).getResultStream().filter(Objects::nonNull)
                .findFirst().orElse(null);
    }

    /** Who mentioned the agent in these conversations without the agent having seen it: the latest, by conversation. */
    Map<Long, String> unread(Agent agent, Collection<Long> conversations) {
        Map<Long, String> by = new HashMap<>();
        if (!conversations.isEmpty()) {
            em.createQuery("""
                            select m.conversationId, m.author.name from Mention n join Message m on m.conversationId = n.key.conversationId and m.seq = n.key.seq
                            where n.key.agentId = :agent and n.unread = true and n.key.conversationId in :conversations order by n.key.seq""", Object[].class)
                    .setParameter("agent", agent.id()).setParameter("conversations", conversations).getResultStream()
                    .forEach(row -> by.put((Long) row[0], (String) row[1]));
        }
        return by;
    }
}
