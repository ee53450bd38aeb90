package org.tertulia.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import org.tertulia.inbox.Inboxes;
import org.tertulia.mail.bounce.FilterRules;
import org.tertulia.mail.incoming.Arrivals;
import org.tertulia.mail.reading.LetterReader;
import org.tertulia.mail.reading.ReadLetter;
import org.tertulia.platform.Refusal;

/** What each inbox keeps out and answers by itself. */
@ApplicationScoped
@Transactional
public class InboxMails {

    @PersistenceContext
    EntityManager em;
    @Inject
    Inboxes inboxes;
    @Inject
    Arrivals arrivals;
    @Inject
    ThreadOfLetter threads;

    /** @throws Refusal when there is no such inbox */
    public InboxMail of(long inbox) {
        inboxes.get(inbox);
        InboxMail chosen = em.find(InboxMail.class, inbox);
        return chosen == null ? new InboxMail(inbox) : chosen;
    }

    /** @throws Refusal for a field {@code allow} or {@code deny}; nothing is changed then */
    public InboxMail filter(long inbox, FilterRules rules) {
        InboxMail mail = kept(inbox);
        mail.filter(rules);
        return mail;
    }

    /** @param text what is answered; null for what it was. @throws Refusal for the field {@code answer}; nothing is changed then */
    public InboxMail answer(long inbox, boolean on, String text) {
        InboxMail mail = kept(inbox);
        mail.answer(on, text == null ? mail.answer() : text);
        return mail;
    }

    /**
     * Lets a letter that was kept out into the inbox, with its thread, and from now on whatever its sender writes to that inbox.
     *
     * @throws Refusal when it was not kept out, or nobody can tell who sent it
     */
    public void welcome(long letter) {
        ReadLetter read = LetterReader.read(arrivals.raw(letter));
        String sender = Sender.of(read).orElseThrow(() -> Refusal.conflict("no-sender", "Nobody can tell who sent this letter.", letter)).value();
        long inbox = threads.channel(read, arrivals.get(letter).account()).inboxId();
        FilterRules now = of(inbox).rules();
        List<String> allow = new ArrayList<>(now.allow());
        allow.add(sender);
        filter(inbox, new FilterRules(allow, now.deny().stream().filter(entry -> !entry.equals(sender)).toList(), now.roleAddresses(), now.newsletters(),
                now.automatic(), now.spam()));
        arrivals.release(letter);
    }

    private InboxMail kept(long inbox) {
        inboxes.get(inbox);
        em.flush();  // EclipseLink reads again what it locks: a change that is not written yet would be lost
        InboxMail mail = em.find(InboxMail.class, inbox, LockModeType.PESSIMISTIC_WRITE);
        if (mail == null) {
            mail = new InboxMail(inbox);
            em.persist(mail);
        }
        return mail;
    }
}
