package org.tertulia.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tertulia.contact.Contact;
import org.tertulia.inbox.Inbox;
import org.tertulia.inbox.Inboxes;
import org.tertulia.platform.Position;
import org.tertulia.platform.Refusal;
import org.tertulia.platform.Vendor;
import org.tertulia.platform.Words;
import org.tertulia.team.Agent;

/** The list of conversations: the newest activity first, page by page, only what the agent may see. */
@ApplicationScoped
@Transactional
public class InboxList {

    private static final String ROW = """
            select c, k, a.name from Conversation c left join Contact k on k.id = c.contactId
            left join Agent a on a.id = c.assigneeId where\s""";

    private static final String MENTIONED = "c.id in (select n.key.conversationId from Mention n where n.key.agentId = :me";

    private static final String SAID = "m.text";
    private static final String PERSON = "concat(p.email, ' ', coalesce(p.firstName, ''), ' ', coalesce(p.lastName, ''))";

    private static final String UNREAD = "select c.id from conversation c where c.unread > 0 and c.status = 'OPEN'";

    /** So far {@link #unread} counts: that many, or more. */
    public static final int MANY = 100;

    @PersistenceContext
    EntityManager em;
    @Inject
    Vendor vendor;
    @Inject
    Search search;
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
        Words words = Words.of(filter.text());
        if (filter.text() != null && words.none()) {
            return List.of();
        }
        if (vendor.isPostgresql()) {
            return among(agent, filter, words, after, most);
        }
        Map<String, Object> values = new LinkedHashMap<>();
        List<String> conditions = conditions(agent, filter, values);
        if (conditions == null) {
            return List.of();
        }
        if (after != null) {
            conditions.add("c.updatedAt <= :at and (c.updatedAt < :at or c.id < :id)");  // said so that an index begins there
            values.put("at", after.at());
            values.put("id", after.id());
        }
        TypedQuery<Object[]> query = em.createQuery(ROW + String.join(" and ", conditions) + " order by c.updatedAt desc, c.id desc",
                Object[].class);
        values.forEach(query::setParameter);
        return rows(agent, query.setMaxResults(most));
    }

    private List<ConversationRow> among(Agent agent, ConversationFilter filter, Words words, Position after, int most) {
        if (filter.inbox() != null) {
            inboxes.seenBy(agent, filter.inbox());
        }
        Latest view = new Latest(agent.id(), filter, inboxes.visibleTo(agent).stream().map(Inbox::id).toList(), after);
        List<Long> ids = words.none() ? latest(view, most) : search.find(words, view, most);
        return ids.isEmpty() ? List.of() : rows(agent, em.createQuery(ROW + "c.id in :ids order by c.updatedAt desc, c.id desc", Object[].class)
                .setParameter("ids", ids));
    }

    private List<Long> latest(Latest view, int most) {
        List<Object> values = new ArrayList<>();
        Query query = em.createNativeQuery(view.sql(values, most));
        IntStream.range(0, values.size()).forEach(i -> query.setParameter(i + 1, values.get(i)));
        List<?> found = query.getResultList();
        return found.stream().map(row -> ((Number) ((Object[]) row)[0]).longValue()).toList();
    }

    /**
     * How many open conversations with something unread each view has; of the mentions all that the agent has not seen. Nobody counts
     * further than {@link #MANY}.
     */
    public Map<ConversationFilter.View, Long> unread(Agent agent) {
        Map<ConversationFilter.View, Long> counts = new EnumMap<>(ConversationFilter.View.class);
        List<Long> theirs = inboxes.visibleTo(agent).stream().map(Inbox::id).toList();
        for (ConversationFilter.View view : ConversationFilter.View.values()) {
            counts.put(view, theirs.isEmpty() ? 0L : unread(agent, view, theirs));
        }
        return counts;
    }

    private long unread(Agent agent, ConversationFilter.View view, List<Long> theirs) {
        // the words of the partial index, so that it is seen to serve
        String sql = switch (view) {
            case ALL -> UNREAD;
            case MINE -> UNREAD + " and c.assignee_id = ?1";
            case UNASSIGNED -> UNREAD + " and c.assignee_id is null";
            case MENTIONS -> "select distinct c.id from mention n join conversation c on c.id = n.conversation_id where n.agent_id = ?1 and n.unread = true";
        };
        // numbers of our own, so no parameters are needed that would differ in number
        String within = " and c.inbox_id in (" + theirs.stream().map(String::valueOf).collect(Collectors.joining(", ")) + ")";
        Query query = em.createNativeQuery("select count(*) from (" + sql + within + " limit " + MANY + ") seen");
        if (sql.contains("?1")) {
            query.setParameter(1, agent.id());
        }
        return ((Number) query.getSingleResult()).longValue();
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
            List<String> patterns = Words.of(filter.text()).patterns();
            for (int i = 0; i < patterns.size(); i++) {
                values.put("word" + i, patterns.get(i));
            }
            conditions.add("(exists (select 1 from Message m where m.conversationId = c.id and " + has(SAID, patterns.size())
                    + ") or exists (select 1 from Contact p where p.id = c.contactId and " + has(PERSON, patterns.size()) + "))");
            values.put("from", Words.FROM);
            values.put("to", Words.TO);
        }
        if (conditions.isEmpty()) {
            conditions.add("c.id is not null");
        }
        return conditions;
    }

    /** Reads everything: for the embedded database, which has little. */
    private static String has(String text, int words) {
        return IntStream.range(0, words).mapToObj(i -> "concat(' ', lower(function('translate', " + text + ", :from, :to)), ' ') like :word" + i)
                .collect(Collectors.joining(" and "));
    }

    private List<ConversationRow> rows(Agent agent, TypedQuery<Object[]> query) {
        List<Object[]> found = query.getResultList();
        Map<Long, String> mentionedBy = mentions.unread(agent, found.stream().map(columns -> ((Conversation) columns[0]).id()).toList());
        return found.stream().map(columns -> new ConversationRow((Conversation) columns[0], (Contact) columns[1], (String) columns[2],
                mentionedBy.get(((Conversation) columns[0]).id()))).toList();
    }
}
