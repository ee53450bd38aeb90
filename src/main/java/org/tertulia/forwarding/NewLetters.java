package org.tertulia.forwarding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import org.tertulia.contact.Contacts;
import org.tertulia.conversation.Conversation;
import org.tertulia.conversation.Conversations;
import org.tertulia.conversation.Participants;
import org.tertulia.conversation.Posted;
import org.tertulia.conversation.SenderKey;
import org.tertulia.conversation.Written;
import org.tertulia.inbox.Inboxes;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.Refusal;
import org.tertulia.platform.SigningKey;
import org.tertulia.platform.Text;
import org.tertulia.team.Agent;
import org.tertulia.visitor.Identification;
import org.tertulia.visitor.Visitor;
import org.tertulia.visitor.Visitors;

/**
 * Conversations by mail that the team begins. As those that begin with a letter to us, each has a visitor of its own, who belongs to the contact with
 * that address; the replies in it go by mail at once.
 */
@ApplicationScoped
public class NewLetters {

    private static final int LONGEST_SUBJECT = 200;

    @Inject
    SigningKey key;
    @Inject
    Visitors visitors;
    @Inject
    Contacts contacts;
    @Inject
    Identification identification;
    @Inject
    Inboxes inboxes;
    @Inject
    Beginning beginning;

    /**
     * Begins the conversation; the letter is on its way when this returns.
     *
     * @param sent the sender's key: the same key again is the same conversation
     * @throws Refusal for the field {@code to}, {@code cc}, {@code subject} or {@code text}, or when the inbox is not the agent's to see
     */
    public Posted begin(Agent by, NewLetter letter, SenderKey sent) {
        inboxes.seenBy(by, letter.inbox());
        EmailAddress to = address("to", letter.to());
        List<EmailAddress> cc = letter.cc().stream().filter(typed -> !typed.isBlank()).map(typed -> address("cc", typed)).distinct().filter(one -> !one.equals(to)).toList();
        if (cc.size() > Participants.MOST) {
            throw Refusal.invalid("cc", "too-many", "Use at most " + Participants.MOST + " addresses.");
        }
        String subject = Text.required("subject", letter.subject(), LONGEST_SUBJECT);
        Written.byTeam(letter.text());
        beginning.check(to);
        long visitor = visitors.enter(key.sign("begun", by.id() + ":" + sent.value(), 40), null, null);
        identification.associate(visitor, contacts.findOrCreate(to, null, null, null).id(), Visitor.By.AGENT);
        return beginning.begin(by, letter.inbox(), visitor, cc, subject, letter.text(), sent);
    }

    private static EmailAddress address(String field, String typed) {
        try {
            return EmailAddress.parse(typed);
        } catch (Refusal refused) {
            throw Refusal.invalid(field, refused.code(), refused.getMessage());
        }
    }

    /** What is one transaction. */
    @ApplicationScoped
    @Transactional
    static class Beginning {

        @Inject
        Conversations conversations;
        @Inject
        Participants participants;
        @Inject
        Inboxes inboxes;
        @Inject
        DeadAddresses deadAddresses;
        @Inject
        StoppedAddresses stoppedAddresses;

        void check(EmailAddress to) {
            if (deadAddresses.contains(to)) {
                throw Refusal.invalid("to", "address-dead", "E-mails to this address came back.");
            }
            if (stoppedAddresses.find(to).isPresent()) {
                throw Refusal.invalid("to", "address-stopped", "The owner of this address asked for no more e-mails.");
            }
        }

        Posted begin(Agent by, long inbox, long visitor, List<EmailAddress> cc, String subject, String text, SenderKey key) {
            return conversations.begin(by, inboxes.emailChannel(inbox), visitor, key, subject, text, held -> join(held, cc));
        }

        private void join(Conversation held, List<EmailAddress> cc) {
            cc.forEach(one -> participants.join(held, one, null, 1));
        }
    }
}
