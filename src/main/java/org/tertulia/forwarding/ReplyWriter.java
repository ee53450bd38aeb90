package org.tertulia.forwarding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.tertulia.contact.Contact;
import org.tertulia.conversation.Author;
import org.tertulia.conversation.Conversation;
import org.tertulia.conversation.Message;
import org.tertulia.conversation.MessageKind;
import org.tertulia.conversation.Threads;
import org.tertulia.inbox.Inbox;
import org.tertulia.inbox.Inboxes;
import org.tertulia.mail.Letter;
import org.tertulia.mail.Mailbox;
import org.tertulia.mail.incoming.IncomingLetter;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.Texts;
import org.tertulia.team.Agent;
import org.tertulia.team.Agents;
import org.tertulia.visitor.Visitors;

/** Writes a reply in a conversation by mail, as a person would write it. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class ReplyWriter {

    @Inject
    Letterhead head;
    @Inject
    Agents agents;
    @Inject
    Threads threads;
    @Inject
    Inboxes inboxes;
    @Inject
    Visitors visitors;
    @Inject
    Situation situation;
    @Inject
    LetterBook letters;

    /** @param messages the part of the thread that the letter is about */
    Letter write(Conversation conversation, ForwardedLetter letter, List<Message> messages) {
        Inbox inbox = inboxes.get(conversation.inboxId());
        Contact contact = situation.contact(conversation).orElse(null);
        List<Message> replies = messages.stream().filter(m -> letter.replies().contains(m.seq())).toList();
        Optional<Agent> writer = writer(replies);
        String language = Letterhead.language(visitors.get(conversation.visitorId()), contact, writer.map(Agent::language).orElse(null));
        List<IncomingLetter> came = letters.heard(conversation.id());
        List<String> before = head.before(letter, came);
        EmailAddress sender = head.sender(inbox);
        ReplyText text = new ReplyText(language, replies.stream().map(Message::text).toList(), writer.map(Agent::signature).or(() -> writer.map(agent -> inbox.signature())).orElse(null),
                quoted(conversation, replies.get(0).prev(), contact));
        return new Letter(letter.messageId(), new Mailbox(sender, Letterhead.nameOf(replies, inbox)), EmailAddress.parse(letter.recipient()),
                head.answers(conversation, letter, sender),
                Letterhead.subject(conversation, came, before.isEmpty()).orElseGet(() -> Texts.get(language, "letter.subject", inbox.name())), text.plain(), text.html(), language,
                before.isEmpty() ? null : before.get(before.size() - 1), before, Letterhead.headers(letter, replies), head.copies(letter));
    }

    /** The one who answered last, if a person did. */
    private Optional<Agent> writer(List<Message> replies) {
        Author last = replies.get(replies.size() - 1).author();
        return last.type() == Author.Type.AGENT ? agents.find(last.id()) : Optional.empty();
    }

    /** What was said last before the replies. */
    private ReplyText.Quoted quoted(Conversation conversation, long seq, Contact contact) {
        Message said = seq == 0 ? null : threads.entry(conversation.id(), seq);
        if (said == null || said.kind() == MessageKind.PROMPT) {
            return null;
        }
        String name = said.author().name() != null ? said.author().name() : contact == null ? "" : contact.displayName();
        return new ReplyText.Quoted(name, said.at(), said.text());
    }
}
