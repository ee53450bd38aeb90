package org.tertulia.chatflow;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tertulia.inbox.Inboxes;
import org.tertulia.platform.Clock;
import org.tertulia.platform.Refusal;
import org.tertulia.platform.Texts;

/** The chatflows, and which of them a visitor of a page meets. */
@ApplicationScoped
@Transactional
public class Chatflows {

    @PersistenceContext
    EntityManager em;
    @Inject
    Clock clock;
    @Inject
    Inboxes inboxes;
    @Inject
    AwayMessage awayMessage;
    @Inject
    Event<ChatflowChanged> changed;

    /** @throws Refusal when the inbox does not exist or something in the draft is not acceptable */
    public Chatflow add(ChatflowDraft draft) {
        inboxes.get(draft.inbox());
        Chatflow chatflow = new Chatflow(draft, clock.now());
        em.persist(chatflow);
        changed.fire(new ChatflowChanged(chatflow.id(), chatflow.inboxId()));
        return chatflow;
    }

    /**
     * Replaces all that the draft holds.
     *
     * @param version the version that the editor has read, or null to overwrite whatever is there
     * @throws Refusal when somebody else has saved it in between
     */
    public Chatflow change(long id, Long version, ChatflowDraft draft) {
        Chatflow chatflow = get(id);
        if (version != null && version != chatflow.version()) {
            throw changedMeanwhile(id);
        }
        inboxes.get(draft.inbox());
        chatflow.become(draft, clock.now());
        try {
            em.flush();
        } catch (OptimisticLockException savedAtTheSameMoment) {
            throw changedMeanwhile(id);
        }
        changed.fire(new ChatflowChanged(id, chatflow.inboxId()));
        return chatflow;
    }

    /** Shows it to visitors, or no longer. */
    public Chatflow publish(long id, boolean on) {
        Chatflow chatflow = get(id);
        chatflow.publish(on, clock.now());
        changed.fire(new ChatflowChanged(id, chatflow.inboxId()));
        return chatflow;
    }

    /**
     * Says in which order chatflows are asked, from the first on. Those that are not named come after, as they stood; a
     * name that is gone is passed over.
     */
    public void arrange(List<Long> order) {
        List<Chatflow> arranged = new ArrayList<>(all());
        arranged.sort(Comparator.comparingInt(f -> order.contains(f.id()) ? order.indexOf(f.id()) : order.size()));
        for (int i = 0; i < arranged.size(); i++) {
            if (arranged.get(i).rank(i + 1)) {
                changed.fire(new ChatflowChanged(arranged.get(i).id(), arranged.get(i).inboxId()));
            }
        }
    }

    /** Conversations that began with it go on without it. */
    public void delete(long id) {
        Chatflow chatflow = get(id);
        em.remove(chatflow);
        changed.fire(new ChatflowChanged(id, chatflow.inboxId()));
    }

    /** @throws Refusal when there is none with this id */
    public Chatflow get(long id) {
        return find(id).orElseThrow(() -> Refusal.missing("chatflow"));
    }

    public Optional<Chatflow> find(long id) {
        return Optional.ofNullable(em.find(Chatflow.class, id));
    }

    /** All, those that are asked first at the top. */
    public List<Chatflow> all() {
        return em.createQuery("select f from Chatflow f order by f.priority, f.id", Chatflow.class).getResultList();
    }

    /** The published chatflow of the inbox that comes first for a page, if any is meant for it. */
    public Optional<Chatflow> forPage(long inbox, String page) {
        return em.createQuery("select f from Chatflow f where f.inboxId = :inbox and f.published = true order by f.priority, f.id", Chatflow.class)
                .setParameter("inbox", inbox).getResultStream().filter(f -> Targeting.matches(f.targeting(), page)).findFirst();
    }

    /** What a visitor who reads {@code language} meets with this chatflow now. */
    public Greeting greeting(Chatflow chatflow, String language) {
        ChatflowTexts texts = chatflow.textsFor(language);
        boolean away = awayMessage.due(chatflow.inboxId());
        String capture = away ? or(texts.awayCaptureMessage(), language, "capture.away") : or(texts.captureMessage(), language, "capture.message");
        return new Greeting(chatflow.id(), chatflow.name(), away, or(texts.welcome(), language, "chatflow.welcome"),
                or(texts.awayMessage(), language, "chatflow.away"), capture, chatflow.capture());
    }

    private static Refusal changedMeanwhile(long id) {
        return Refusal.conflict("changed-meanwhile", "Somebody else has changed this chatflow. Open it again to see the change.", id);
    }

    private static String or(String text, String language, String key) {
        return text.isEmpty() ? Texts.get(language, key) : text;
    }
}
