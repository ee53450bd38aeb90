package org.tertulia.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tertulia.contact.Contact;
import org.tertulia.inbox.Inbox;
import org.tertulia.inbox.Inboxes;
import org.tertulia.platform.Position;
import org.tertulia.platform.Refusal;
import org.tertulia.team.Agent;

/** The list of conversations: the newest activity first, page by page, only what the agent may see. */
@ApplicationScoped
@Transactional
public class InboxList {

    private static final String ROW = """
            select c, k, a.name from Conversation c left join Contact k on k.id = c.contactId
            left join Agent a on a.id = c.assigneeId where\s""";

    private static final String MENTIONED = "c.id in (select n.key.conversationId from Mention n where n.key.agentId = :me";

    @PersistenceContext
    EntityManager em;
    @Inject
    Inboxes inboxes;
    @Inject
    Mentions mentions;

    /**
     * A page of the list.
     *
     * @param after the conversation after which the page begins, or null for the first page
     * @throws Refusal when an inbox is asked for that the agent may not see
     */
    public List<ConversationRow> page(Agent agent, ConversationFilter filter, Conversation after, int most) {
        return pageAfter(agent, filter, after == null ? null : new Position(after.updatedAt(), after.id()), most);
    }

    /** As {@link #page}, from a place that does not move with a conversation; null for the first page. */
    public List<ConversationRow> pageAfter(Agent agent, ConversationFilter filter, Position after, int most) {
        Map<String, Object> values = new LinkedHashMap<>();
        List<String> conditions = conditions(agent, filter, values);
        if (conditions == null) {
            return List.of();
        }
        if (after != null) {
            conditions.add("(c.updatedAt < :at or c.updatedAt = :at and c.id < :id)");
            values.put("at", after.at());
            values.put("id", after.id());
        }
        TypedQuery<Object[]> query = em.createQuery(ROW + String.join(" and ", conditions) + " order by c.updatedAt desc, c.id desc",
                Object[].class);
        values.forEach(query::setParameter);
        return rows(agent, query.setMaxResults(most));
    }

    /** How many open conversations with something unread each view has; of the mentions all that the agent has not seen. */
    public Map<ConversationFilter.View, Long> unread(Agent agent) {
        Map<ConversationFilter.View, Long> counts = new EnumMap<>(ConversationFilter.View.class);
        for (ConversationFilter.View view : ConversationFilter.View.values()) {
            Map<String, Object> values = new LinkedHashMap<>();
            boolean mentioned = view == ConversationFilter.View.MENTIONS;
            ConversationStatus status = mentioned ? null : ConversationStatus.OPEN;
            List<String> conditions = conditions(agent, new ConversationFilter(view, status, null, null), values);
            if (conditions == null) {
                counts.put(view, 0L);
                continue;
            }
            conditions.add(mentioned ? MENTIONED + " and n.unread = true)" : "c.unread > 0");
            TypedQuery<Long> query = em.createQuery("select count(c) from Conversation c where " + String.join(" and ", conditions), Long.class);
            values.forEach(query::setParameter);
            counts.put(view, query.getSingleResult());
        }
        return counts;
    }

    /** One line, or null when the agent may not see the conversation. */
    public ConversationRow row(Agent agent, long conversation) {
        Map<String, Object> values = new LinkedHashMap<>();
        List<String> conditions = conditions(agent, new ConversationFilter(ConversationFilter.View.ALL, null, null, null), values);
        if (conditions == null) {
            return null;
        }
        conditions.add("c.id = :id");
        values.put("id", conversation);
        TypedQuery<Object[]> query = em.createQuery(ROW + String.join(" and ", conditions), Object[].class);
        values.forEach(query::setParameter);
        return rows(agent, query).stream().findFirst().orElse(null);
    }

    /** The contact's conversations that the agent may see, the newest first: what was said before (row D11). */
    public List<ConversationRow> ofContact(Agent agent, long contact, int most) {
        Map<String, Object> values = new LinkedHashMap<>();
        List<String> conditions = conditions(agent, new ConversationFilter(ConversationFilter.View.ALL, null, null, null), values);
        if (conditions == null) {
            return List.of();
        }
        conditions.add("c.contactId = :contact");
        values.put("contact", contact);
        TypedQuery<Object[]> query = em.createQuery(ROW + String.join(" and ", conditions) + " order by c.updatedAt desc, c.id desc",
                Object[].class);
        values.forEach(query::setParameter);
        return rows(agent, query.setMaxResults(most));
    }

    /** @return null when the agent may see nothing at all */
    private List<String> conditions(Agent agent, ConversationFilter filter, Map<String, Object> values) {
        List<String> conditions = new ArrayList<>();
        if (filter.inbox() != null) {
            inboxes.seenBy(agent, filter.inbox());
            conditions.add("c.inboxId = :inbox");
            values.put("inbox", filter.inbox());
        } else if (!agent.isAdministrator()) {
            List<Long> theirs = inboxes.visibleTo(agent).stream().map(Inbox::id).toList();
            if (theirs.isEmpty()) {
                return null;
            }
            conditions.add("c.inboxId in :inboxes");
            values.put("inboxes", theirs);
        }
        switch (filter.view()) {
            case ALL -> { }
            case MINE -> {
                conditions.add("c.assigneeId = :me");
                values.put("me", agent.id());
            }
            case UNASSIGNED -> conditions.add("c.assigneeId is null");
            case MENTIONS -> {
                conditions.add(MENTIONED + ")");
                values.put("me", agent.id());
            }
        }
        if (filter.status() != null) {
            conditions.add("c.status = :status");
            values.put("status", filter.status());
        }
        if (filter.text() != null) {
            conditions.add("""
                    (exists (select 1 from Message m where m.conversationId = c.id and lower(m.text) like :text escape '!')
                    or exists (select 1 from Contact p where p.id = c.contactId and (p.email like :text escape '!'
                    or lower(concat(coalesce(p.firstName, ''), ' ', coalesce(p.lastName, ''))) like :text escape '!')))""");
            values.put("text", "%" + filter.text().toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%");
        }
        if (conditions.isEmpty()) {
            conditions.add("c.id is not null");
        }
        return conditions;
    }

    private List<ConversationRow> rows(Agent agent, TypedQuery<Object[]> query) {
        List<Object[]> found = query.getResultList();
        Map<Long, String> mentionedBy = mentions.unread(agent, found.stream().map(columns -> ((Conversation) columns[0]).id()).toList());
        return found.stream().map(columns -> new ConversationRow((Conversation) columns[0], (Contact) columns[1], (String) columns[2],
                mentionedBy.get(((Conversation) columns[0]).id()))).toList();
    }
}
