package org.tertulia.forwarding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tertulia.conversation.Author;
import org.tertulia.conversation.Conversation;
import org.tertulia.conversation.Message;
import org.tertulia.conversation.MessageKind;
import org.tertulia.conversation.Threads;
import org.tertulia.inbox.ChannelType;
import org.tertulia.inbox.Inbox;
import org.tertulia.inbox.Inboxes;
import org.tertulia.mail.Letter;
import org.tertulia.mail.Mailbox;
import org.tertulia.mail.incoming.IncomingAccounts;
import org.tertulia.mail.incoming.IncomingLetter;
import org.tertulia.platform.EmailAddress;
import org.tertulia.visitor.Visitor;
import org.tertulia.visitor.Visitors;

/**
 * Writes out a letter of the ledger. The same entry gives the same letter, as long as names and settings stay: what it
 * carries is in the ledger, and messages never change.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class LetterWriter {

    /** Of so many entries those are taken that somebody said. */
    private static final int MOST_WITH_EVENTS = 2 * Situation.MOST;

    @Inject
    Letterhead head;
    @Inject
    ReplyWriter replies;
    @Inject
    PassingWriter passing;
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
    @Inject
    IncomingAccounts accounts;
    @Inject
    ReplyAddress replyAddress;
    @Inject
    StopLink stopLink;
    @Inject
    LetterFiles files;
    @Inject
    Continuing continuing;

    /** A fresh Message-ID for a letter of this conversation. */
    String messageId(Conversation conversation) {
        return head.messageId(conversation);
    }

    /** @param messages as {@link #carried} gives them */
    Letter write(Conversation conversation, ForwardedLetter letter, List<Message> messages) {
        if (!letter.kind().toContact()) {
            return passing.write(conversation, letter, messages);
        }
        if (conversation.channelType() == ChannelType.EMAIL && letter.kind() == LetterPurpose.REPLIES) {
            return replies.write(conversation, letter, messages);
        }
        Inbox inbox = inboxes.get(conversation.inboxId());
        Visitor visitor = visitors.get(conversation.visitorId());
        String language = Letterhead.language(visitor, situation.contact(conversation).orElse(null), null);
        List<IncomingLetter> came = letters.heard(conversation.id());
        List<String> before = head.before(letter, came);
        EmailAddress sender = head.sender(inbox);
        EmailAddress to = EmailAddress.parse(letter.recipient());
        List<Mailbox> copies = head.copies(letter);
        EmailAddress answers = head.answers(conversation, letter, sender);
        // a link that proves the address, and one that stops letters, are the contact's alone
        boolean chat = conversation.channelType() == ChannelType.CHAT && copies.isEmpty();
        LetterFiles.Packed packed = files.pack(letter, messages, language);
        boolean stopping = chat && letter.kind() != LetterPurpose.LINK;
        LetterText text = new LetterText(language, inbox.name(), messages.stream().map(LetterWriter::said).map(packed::tell).toList(),
                !messages.isEmpty() && messages.get(0).prev() > 0, letter.replies(), page(conversation, visitor), accounts.any(),
                chat ? continuing.link(conversation, letter.messageId(), to) : null, stopping ? stopLink.of(to) : null);
        Map<String, String> headers = new HashMap<>(Letterhead.headers(letter, messages));
        headers.putAll(stopping ? stopLink.headers(to, accounts.any() && replyAddress.isContacts(answers.value()) ? answers : null) : Map.of());
        return new Letter(letter.messageId(), new Mailbox(sender, Letterhead.nameOf(messages, inbox)), to, answers,
                Letterhead.subject(conversation, came, before.isEmpty()).orElseGet(() -> text.subject(before.isEmpty())), text.plain(), LetterHtml.of(text), language,
                before.isEmpty() ? null : before.get(before.size() - 1), before, headers).copiedTo(copies).with(packed.enclosed());
    }

    /** What was said in the part of the thread that the letter carries. */
    List<Message> carried(ForwardedLetter letter) {
        if (letter.kind() == LetterPurpose.LINK) {
            return List.of();
        }
        if (letter.kind() != LetterPurpose.REPLIES) {
            List<Message> latest = letter.comments() ? threads.before(letter.conversationId(), letter.lastSeq() + 1, MOST_WITH_EVENTS)
                    : threads.shownUpTo(letter.conversationId(), letter.lastSeq(), Situation.MOST);
            List<Message> spoken = Situation.spoken(latest).stream().filter(m -> m.kind() != MessageKind.EVENT && m.seq() >= letter.firstSeq()).toList();
            return spoken.subList(Math.max(0, spoken.size() - Situation.MOST), spoken.size());
        }
        List<Message> shown = threads.shownAfter(letter.conversationId(), letter.firstSeq() - 1, (int) (letter.lastSeq() - letter.firstSeq() + 1));
        return Situation.spoken(shown).stream().filter(m -> m.seq() <= letter.lastSeq()).toList();
    }

    static LetterText.Said said(Message m) {
        return new LetterText.Said(m.seq(), m.author().type() == Author.Type.VISITOR, m.author().name(), m.at(), m.text());
    }

    /** A page can say of itself what it wants; only one where the widget may be stands in a letter. */
    private PageLink page(Conversation conversation, Visitor visitor) {
        return inboxes.channels(conversation.inboxId()).stream().filter(channel -> channel.id() == conversation.channelId())
                .filter(channel -> channel.allows(visitor.page())).findFirst().flatMap(channel -> PageLink.of(visitor.page())).orElse(null);
    }
}
