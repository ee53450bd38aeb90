package org.tertulia.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tertulia.platform.Clock;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.Refusal;
import org.tertulia.platform.Token;
import org.tertulia.team.Agent;
import org.tertulia.team.Agents;

/** The inboxes, who works in them, and the channels into them. */
@ApplicationScoped
@Transactional
public class Inboxes {

    @PersistenceContext
    EntityManager em;
    @Inject
    Clock clock;
    @Inject
    Agents agents;
    @Inject
    Event<InboxChanged> changed;

    /** A new inbox with a chat channel of its own. @param members ids of agents; all must exist */
    public Inbox add(String name, Set<Long> members) {
        Inbox inbox = new Inbox(name, clock.now());
        members.forEach(agents::get);
        inbox.staff(members);
        em.persist(inbox);
        em.flush();  // rows point to it by its bare id: JPA cannot know that it goes first
        em.persist(new Channel(inbox.id(), ChannelType.CHAT, clock.now()));
        changed.fire(new InboxChanged(inbox.id()));
        return inbox;
    }

    /** Changes what is not null. @throws Refusal when the inbox or a member does not exist */
    public Inbox change(long id, String name, Set<Long> members) {
        Inbox inbox = get(id);
        if (name != null) {
            inbox.rename(name);
        }
        if (members != null) {
            members.forEach(agents::get);
            inbox.staff(members);
        }
        changed.fire(new InboxChanged(id));
        return inbox;
    }

    /** @param address the sender of the inbox's letters, or null for the installation's */
    public Inbox sendFrom(long id, EmailAddress address) {
        Inbox inbox = get(id);
        inbox.sendFrom(address);
        return inbox;
    }

    /** @param signature what stands below letters of agents who have none of their own; empty or null for nothing. @throws Refusal when it is too long */
    public Inbox sign(long id, String signature) {
        Inbox inbox = get(id);
        inbox.sign(signature);
        return inbox;
    }

    /** On whose pages the channel's widget may be; an empty list for everybody's (row D9). */
    public Channel allow(long channel, List<Domain> domains) {
        Channel its = Optional.ofNullable(em.find(Channel.class, channel)).orElseThrow(() -> Refusal.missing("channel"));
        its.allow(domains);
        changed.fire(new InboxChanged(its.inboxId()));
        return its;
    }

    /** @throws Refusal when there is none with this id */
    public Inbox get(long id) {
        return Optional.ofNullable(em.find(Inbox.class, id)).orElseThrow(() -> Refusal.missing("inbox"));
    }

    public List<Inbox> all() {
        return em.createQuery("select i from Inbox i order by i.name, i.id", Inbox.class).getResultList();
    }

    /** The inboxes that the agent may see: an administrator all, an agent those with membership. */
    public List<Inbox> visibleTo(Agent agent) {
        return agent.isAdministrator() ? all()
                : em.createQuery("select i from Inbox i where :agent member of i.members order by i.name, i.id", Inbox.class)
                        .setParameter("agent", agent.id()).getResultList();
    }

    /** As {@link #get}, but an inbox that the agent may not see is missing for them. */
    public Inbox seenBy(Agent agent, long id) {
        Inbox inbox = get(id);
        if (!agent.isAdministrator() && !inbox.members().contains(agent.id())) {
            throw Refusal.missing("inbox");
        }
        return inbox;
    }

    public List<Channel> channels(long inbox) {
        return em.createQuery("select c from Channel c where c.inboxId = :inbox order by c.id", Channel.class)
                .setParameter("inbox", inbox).getResultList();
    }

    /** The channel by which letters come in, made now where there is none yet. */
    public Channel emailChannel(long inbox) {
        Inbox held = em.find(Inbox.class, inbox, LockModeType.PESSIMISTIC_WRITE);
        if (held == null) {
            throw Refusal.missing("inbox");
        }
        return channels(inbox).stream().filter(channel -> channel.type() == ChannelType.EMAIL).findFirst().orElseGet(() -> {
            Channel fresh = new Channel(inbox, ChannelType.EMAIL, clock.now());
            em.persist(fresh);
            em.flush();  // rows point to it by its bare id
            return fresh;
        });
    }

    /** By what the inbox's fallback address is known (row D5): made at the first question, the same for good. */
    public String mailKey(long inbox) {
        Inbox held = em.find(Inbox.class, inbox, LockModeType.PESSIMISTIC_WRITE);
        if (held == null) {
            throw Refusal.missing("inbox");
        }
        held.addressed(Token.readable(10));
        em.flush();
        return held.mailKey();
    }

    /** The inbox whose fallback address has this key. */
    public Optional<Inbox> byMailKey(String key) {
        return em.createQuery("select i from Inbox i where i.mailKey = :key", Inbox.class).setParameter("key", key).getResultStream().findFirst();
    }

    /** The channel of a snippet, to be held for as long as a line is open: it knows nothing of the persistence context that read it. */
    public Optional<Channel> channel(String key) {
        Optional<Channel> found = em.createQuery("select c from Channel c where c.key = :key", Channel.class)
                .setParameter("key", key).getResultStream().findFirst();
        found.ifPresent(em::detach);  // else each line keeps the whole unit of work (EclipseLink)
        return found;
    }
}
