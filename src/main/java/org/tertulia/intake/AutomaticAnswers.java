package org.tertulia.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.tertulia.conversation.Conversations;
import org.tertulia.conversation.SenderKey;
import org.tertulia.inbox.Inboxes;
import org.tertulia.mail.bounce.Automatic;
import org.tertulia.mail.reading.Correspondent;
import org.tertulia.mail.reading.ReadLetter;
import org.tertulia.platform.Clock;
import org.tertulia.platform.EmailAddress;

/** Answers a letter that begins a conversation, where its inbox does that: never a machine, and nobody twice a day. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class AutomaticAnswers {

    @PersistenceContext
    EntityManager em;
    @Inject
    Clock clock;
    @Inject
    InboxMails mails;
    @Inject
    Inboxes inboxes;
    @Inject
    Conversations conversations;

    /** @param begun the conversation, which the caller's transaction holds */
    void greet(long begun, long inbox, ReadLetter read) {
        InboxMail mail = mails.of(inbox);
        Optional<EmailAddress> sender = Sender.writer(read).map(Correspondent::address).flatMap(EmailAddress::find);
        if (mail.answers() && sender.isPresent() && !Automatic.unanswerable(read) && known(sender.get()).answer(clock.now())) {
            SenderKey key = new SenderKey(UUID.nameUUIDFromBytes(("answer:" + begun).getBytes(StandardCharsets.UTF_8)).toString());
            conversations.answer(conversations.lock(begun), key, inboxes.get(inbox).name(), mail.answer());
        }
    }

    private AnsweredAddress known(EmailAddress address) {
        em.flush();
        AnsweredAddress known = em.find(AnsweredAddress.class, address.value(), LockModeType.PESSIMISTIC_WRITE);
        if (known == null) {
            known = new AnsweredAddress(address);
            em.persist(known);
        }
        return known;
    }
}
