package org.tertulia.forwarding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import org.tertulia.contact.Contact;
import org.tertulia.conversation.Conversation;
import org.tertulia.conversation.Message;
import org.tertulia.conversation.MessageKind;
import org.tertulia.inbox.Inbox;
import org.tertulia.inbox.Inboxes;
import org.tertulia.mail.Letter;
import org.tertulia.mail.Mailbox;
import org.tertulia.mail.incoming.IncomingAccounts;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.Texts;
import org.tertulia.team.Agent;
import org.tertulia.team.Agents;

/** Writes a letter by which an agent passes a thread on: under the agent's name, with an address for answers that is not the contact's. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class PassingWriter {

    @Inject
    Letterhead head;
    @Inject
    Agents agents;
    @Inject
    Inboxes inboxes;
    @Inject
    Situation situation;
    @Inject
    LetterBook letters;
    @Inject
    IncomingAccounts accounts;

    /** @param messages what is passed on */
    Letter write(Conversation conversation, ForwardedLetter letter, List<Message> messages) {
        Inbox inbox = inboxes.get(conversation.inboxId());
        Agent by = agents.get(letter.askedBy());
        String language = Texts.language(by.language());
        String visitor = situation.contact(conversation).map(Contact::displayName).orElseGet(() -> Texts.get(language, "letter.visitor"));
        List<String> before = letters.before(letter);
        EmailAddress sender = head.sender(inbox);
        LetterText text = new LetterText(language, inbox.name(), messages.stream().map(m -> said(m, language)).toList(),
                letter.firstSeq() > 1 || messages.size() == Situation.MOST, List.of(), null, accounts.any(), null, null, new LetterText.Passing(by.name(), letter.note(), visitor));
        return new Letter(letter.messageId(), new Mailbox(sender, by.name() + " (" + inbox.name() + ")"), EmailAddress.parse(letter.recipient()),
                head.answers(conversation, letter, sender), text.subject(true), text.plain(), LetterHtml.of(text), language,
                before.isEmpty() ? null : before.get(before.size() - 1), before, Letterhead.BY_A_PERSON);
    }

    private static LetterText.Said said(Message m, String language) {
        LetterText.Said said = LetterWriter.said(m);
        return m.kind() != MessageKind.COMMENT ? said
                : new LetterText.Said(said.seq(), false, Texts.get(language, "letter.comment", said.name() == null ? "" : said.name()), said.at(), said.text());
    }
}
