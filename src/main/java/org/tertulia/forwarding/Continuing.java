package org.tertulia.forwarding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.tertulia.contact.Contact;
import org.tertulia.contact.ContactChanged;
import org.tertulia.contact.Contacts;
import org.tertulia.contact.ContactsMerged;
import org.tertulia.conversation.Conversation;
import org.tertulia.conversation.Conversations;
import org.tertulia.inbox.Channel;
import org.tertulia.inbox.Inboxes;
import org.tertulia.platform.Clock;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.Settings;
import org.tertulia.platform.SigningKey;
import org.tertulia.platform.Token;
import org.tertulia.visitor.Visitor;
import org.tertulia.visitor.Visitors;

/** The letter's link: made with the letter, used once, and then a fresh one is mailed to the same address (row C2). */
@ApplicationScoped
@Transactional
public class Continuing {

    private static final String PURPOSE = "continue";
    private static final int CHARS = 43;

    @PersistenceContext
    EntityManager em;
    @Inject
    Clock clock;
    @Inject
    Settings settings;
    @Inject
    SigningKey key;
    @Inject
    Conversations conversations;
    @Inject
    Contacts contacts;
    @Inject
    Inboxes inboxes;
    @Inject
    Visitors visitors;
    @Inject
    DeadAddresses deadAddresses;
    @Inject
    LinkLetters linkLetters;

    /**
     * The link for a letter that is about to be sent. It follows from the Message-ID and the installation's key, so that the letter is the
     * same however often it is written; the seven days begin with the last time.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    String link(Conversation conversation, String messageId, EmailAddress to) {
        String token = key.sign(PURPOSE, messageId, CHARS);
        LetterLink known = em.find(LetterLink.class, Token.hash(token));
        if (known == null) {
            em.persist(new LetterLink(Token.hash(token), conversation, to, clock.now()));
        } else {
            known.begin(clock.now());
        }
        return settings.baseUrl() + "/continue/" + token;
    }

    /** Whether the link can be used now. Asking uses up nothing. */
    public boolean fresh(String token) {
        return found(token, false).filter(link -> link.fresh(clock.now())).flatMap(this::open).isPresent();
    }

    /**
     * Where the link's conversation stands open already in a browser that holds that token.
     *
     * @param visitorToken gives the token that the browser has for a conversation, or null
     */
    public Optional<Continued> already(String token, java.util.function.LongFunction<String> visitorToken) {
        return found(token, false).flatMap(this::open).flatMap(conversation -> {
            String held = visitorToken.apply(conversation.id());
            return Optional.ofNullable(held).flatMap(visitors::byToken).map(Visitor::id).filter(id -> id == conversation.visitorId())
                    .flatMap(id -> channel(conversation)).map(channel -> new Continued(conversation.id(), channel.key(), held));
        });
    }

    /** Uses the link: of two who do so at once, one does. It proves the address. @return empty when it can not be used (any more) */
    public Optional<Continued> use(String token) {
        Optional<LetterLink> found = found(token, true).filter(link -> link.fresh(clock.now()));
        Optional<Conversation> opened = found.flatMap(this::open);
        Optional<Channel> channel = opened.flatMap(this::channel);
        if (channel.isEmpty()) {
            return Optional.empty();
        }
        LetterLink link = found.get();
        link.use(clock.now());
        if (link.proves(contacts.get(link.contactId()))) {
            contacts.addressProved(link.contactId());
        }
        return Optional.of(new Continued(opened.get().id(), channel.get().key(), visitors.letIn(opened.get().visitorId())));
    }

    /** Mails a fresh link to the address of this one, if it was one of ours; whoever asks is not told. */
    public void mailAnother(String token) {
        found(token, false).ifPresent(link -> open(link).ifPresent(conversation -> linkLetters.ask(conversation.id(), link.address())));
    }

    private Optional<LetterLink> found(String token, boolean lock) {
        return token.length() != CHARS ? Optional.empty()
                : Optional.ofNullable(em.find(LetterLink.class, Token.hash(token), lock ? LockModeType.PESSIMISTIC_WRITE : LockModeType.NONE));
    }

    /** The conversation, while it belongs to whom the letter was for, and no letter has come back from there. */
    private Optional<Conversation> open(LetterLink link) {
        Optional<Contact> contact = contacts.find(link.contactId());
        return conversations.find(link.conversationId()).filter(conversation -> contact.isPresent() && link.isFor(conversation, contact.get()))
                .filter(conversation -> !deadAddresses.contains(link.address()));
    }

    private Optional<Channel> channel(Conversation conversation) {
        return inboxes.channels(conversation.inboxId()).stream().filter(channel -> channel.id() == conversation.channelId()).findFirst();
    }

    void merged(@Observes ContactsMerged event) {
        em.createQuery("update LetterLink l set l.contactId = :into, l.merged = true where l.contactId = :from")
                .setParameter("into", event.into()).setParameter("from", event.from()).executeUpdate();
    }

    /** The address was corrected: who got letters at the old one is somebody else, and is let out again. */
    void changed(@Observes ContactChanged event) {
        Contact contact = contacts.get(event.contact());
        List<LetterLink> others = em.createQuery("select l from LetterLink l where l.contactId = :contact and l.email <> :email and l.merged = false",
                LetterLink.class).setParameter("contact", contact.id()).setParameter("email", contact.email()).getResultList();
        for (LetterLink link : others) {
            conversations.find(link.conversationId()).ifPresent(conversation -> visitors.shutOut(conversation.visitorId()));
            em.remove(link);
        }
    }
}
