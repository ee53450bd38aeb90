package org.tertulia.forwarding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tertulia.contact.Contact;
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
import org.tertulia.mail.Mailer;
import org.tertulia.mail.account.Account;
import org.tertulia.mail.account.Accounts;
import org.tertulia.mail.incoming.Arrivals;
import org.tertulia.mail.incoming.IncomingAccounts;
import org.tertulia.mail.incoming.IncomingLetter;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.Texts;
import org.tertulia.platform.Token;
import org.tertulia.team.Agent;
import org.tertulia.team.Agents;
import org.tertulia.visitor.Visitor;
import org.tertulia.visitor.Visitors;

/**
 * Writes out a letter of the ledger. The same entry gives the same letter, as long as names and settings stay: what it
 * carries is in the ledger, and messages never change.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class LetterWriter {

    /**
     * A person wrote what the letter carries, so by RFC 3834 it is not marked as automatic, and no filter takes it for
     * bulk mail; but an absence note would only land in the thread.
     */
    private static final Map<String, String> BY_A_PERSON = Map.of("X-Auto-Response-Suppress", "OOF, AutoReply");
    /** What answers by itself says so, and asks for no answer of a machine's (RFC 3834, section 5). */
    private static final Map<String, String> AUTOMATIC = Map.of("X-Auto-Response-Suppress", "All", "Auto-Submitted", "auto-replied");
    /** A transcript of what was read is nobody's answer. */
    private static final Map<String, String> BY_ITSELF = Map.of("X-Auto-Response-Suppress", "OOF, AutoReply", "Auto-Submitted", "auto-generated");

    /** Of so many entries those are taken that somebody said. */
    private static final int MOST_WITH_EVENTS = 2 * Situation.MOST;

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
    @Inject
    Arrivals arrivals;
    @Inject
    IncomingAccounts accounts;
    @Inject
    Accounts connected;
    @Inject
    ReplyAddress replyAddress;
    @Inject
    StopLink stopLink;
    @Inject
    LetterFiles files;
    @Inject
    Continuing continuing;
    @Inject
    Mailer mailer;

    /** A fresh Message-ID for a letter of this conversation. */
    String messageId(Conversation conversation) {
        return "<" + conversation.id() + '.' + Token.fresh(15) + '@' + sender(inboxes.get(conversation.inboxId())).domain() + '>';
    }

    Letter write(Conversation conversation, ForwardedLetter letter) {
        if (!letter.kind().toContact()) {
            return passedOn(conversation, letter);
        }
        Inbox inbox = inboxes.get(conversation.inboxId());
        Visitor visitor = visitors.get(conversation.visitorId());
        String language = language(visitor, situation.contact(conversation).orElse(null));
        List<Message> messages = messages(letter);
        List<IncomingLetter> came = arrivals.ofThread(conversation.id());
        List<String> before = before(letter, came);
        EmailAddress sender = sender(inbox);
        EmailAddress to = EmailAddress.parse(letter.recipient());
        EmailAddress answers = replyTo(conversation, sender);
        boolean signed = replyAddress.conversation(answers.value()).isPresent();
        boolean chat = conversation.channelType() == ChannelType.CHAT;
        LetterFiles.Packed packed = files.pack(letter, messages, language);
        boolean stopping = chat && letter.kind() != LetterPurpose.LINK;
        LetterText text = new LetterText(language, inbox.name(), messages.stream().map(LetterWriter::said).map(packed::tell).toList(),
                !messages.isEmpty() && messages.get(0).prev() > 0, letter.replies(), page(conversation, visitor), accounts.any(),
                chat ? continuing.link(conversation, letter.messageId(), to) : null, stopping ? stopLink.of(to) : null);
        Map<String, String> headers = new HashMap<>(headers(letter, messages));
        headers.putAll(stopping ? stopLink.headers(to, accounts.any() && signed ? answers : null) : Map.of());
        return new Letter(letter.messageId(), new Mailbox(sender, nameOf(messages, inbox)), to, answers,
                subject(conversation, came).orElseGet(() -> text.subject(before.isEmpty())), text.plain(), LetterHtml.of(text), language,
                before.isEmpty() ? null : before.get(before.size() - 1), before, headers).with(packed.enclosed());
    }

    /** To somebody else: under the agent's name, with an address for answers that says that they are not the contact's. */
    private Letter passedOn(Conversation conversation, ForwardedLetter letter) {
        Inbox inbox = inboxes.get(conversation.inboxId());
        Agent by = agents.get(letter.askedBy());
        String language = Texts.language(by.language());
        String visitor = situation.contact(conversation).map(Contact::displayName).orElseGet(() -> Texts.get(language, "letter.visitor"));
        List<Message> messages = messages(letter);
        List<String> before = letters.before(letter);
        LetterFiles.Packed packed = files.pack(letter, messages, language);
        EmailAddress sender = sender(inbox);
        LetterText text = new LetterText(language, inbox.name(), messages.stream().map(m -> packed.tell(passedOn(m, language))).toList(),
                letter.firstSeq() > 1 || messages.size() == Situation.MOST, List.of(), null, accounts.any(), null, null, new LetterText.Passing(by.name(), letter.note(), visitor));
        return new Letter(letter.messageId(), new Mailbox(sender, by.name() + " (" + inbox.name() + ")"), EmailAddress.parse(letter.recipient()),
                replyAddress.ofGuest(conversation.id(), sender), text.subject(true), text.plain(), LetterHtml.of(text), language,
                before.isEmpty() ? null : before.get(before.size() - 1), before, BY_A_PERSON);
    }

    private static LetterText.Said passedOn(Message m, String language) {
        LetterText.Said said = said(m);
        return m.kind() != MessageKind.COMMENT ? said
                : new LetterText.Said(said.seq(), false, Texts.get(language, "letter.comment", said.name() == null ? "" : said.name()), said.at(), said.text());
    }

    private static Map<String, String> headers(ForwardedLetter letter, List<Message> messages) {
        if (letter.replies().isEmpty()) {
            return BY_ITSELF;
        }
        boolean person = messages.stream().anyMatch(m -> letter.replies().contains(m.seq()) && m.author().type() == Author.Type.AGENT);
        return person ? BY_A_PERSON : AUTOMATIC;
    }

    /** What came in and what went out, as far as the letter answers it: the oldest first, as RFC 5322 (3.6.4) wants it. */
    private List<String> before(ForwardedLetter letter, List<IncomingLetter> came) {
        List<String> ours = letters.before(letter);
        List<String> theirs = came.stream().filter(in -> in.seq() <= letter.lastSeq()).map(IncomingLetter::messageId)
                .filter(id -> id != null && Letter.isId(id)).toList();
        return Stream.concat(ours.stream(), theirs.stream()).distinct().toList();
    }

    /** A conversation that began with a letter keeps its subject. */
    private static Optional<String> subject(Conversation conversation, List<IncomingLetter> came) {
        return conversation.channelType() != ChannelType.EMAIL ? Optional.empty()
                : came.stream().findFirst().map(IncomingLetter::subject).filter(subject -> !subject.isBlank())
                        .map(subject -> subject.regionMatches(true, 0, "re:", 0, 3) ? subject : "Re: " + subject);
    }

    private List<Message> messages(ForwardedLetter letter) {
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

    private static LetterText.Said said(Message m) {
        return new LetterText.Said(m.seq(), m.author().type() == Author.Type.VISITOR, m.author().name(), m.at(), m.text());
    }

    /** Where answers come back: by the inbox's own mailbox, if it has one; then it need not take plus addresses. */
    private EmailAddress replyTo(Conversation conversation, EmailAddress sender) {
        Optional<Account> own = connected.readingFor(conversation.inboxId());
        return own.isPresent() && !own.get().plusAddresses() ? own.get().address()
                : replyAddress.of(conversation.id(), own.map(Account::address).orElse(sender));
    }

    private EmailAddress sender(Inbox inbox) {
        Optional<Account> own = connected.sendingFor(inbox.id());
        return own.isPresent() ? own.get().address() : inbox.mailFrom() == null ? mailer.sender() : EmailAddress.parse(inbox.mailFrom());
    }

    /** The one who answered last is the one whose name the visitor knows. */
    private static String nameOf(List<Message> messages, Inbox inbox) {
        return messages.stream().filter(m -> m.author().type() == Author.Type.AGENT && m.author().name() != null)
                .reduce((earlier, later) -> later).map(m -> m.author().name() + " (" + inbox.name() + ")").orElse(inbox.name());
    }

    private static String language(Visitor visitor, Contact contact) {
        return Stream.of(visitor.language() == null ? "" : visitor.language(), contact == null || contact.language() == null ? "" : contact.language())
                .map(tag -> Locale.forLanguageTag(tag.replace('_', '-')).getLanguage()).filter(Texts.LANGUAGES::contains)
                .findFirst().orElse(Texts.LANGUAGES.get(0));
    }

    /** A page can say of itself what it wants; only one where the widget may be stands in a letter. */
    private PageLink page(Conversation conversation, Visitor visitor) {
        return inboxes.channels(conversation.inboxId()).stream().filter(channel -> channel.id() == conversation.channelId())
                .filter(channel -> channel.allows(visitor.page())).findFirst().flatMap(channel -> PageLink.of(visitor.page())).orElse(null);
    }
}
