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
    Copies names;
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
        if (conversation.channelType() == ChannelType.EMAIL && letter.kind() == LetterPurpose.REPLIES) {
            return byMail(conversation, letter);
        }
        Inbox inbox = inboxes.get(conversation.inboxId());
        Visitor visitor = visitors.get(conversation.visitorId());
        String language = language(visitor, situation.contact(conversation).orElse(null));
        List<Message> messages = messages(letter);
        List<IncomingLetter> came = arrivals.ofThread(conversation.id());
        List<String> before = before(letter, came);
        EmailAddress sender = sender(inbox);
        EmailAddress to = EmailAddress.parse(letter.recipient());
        LetterFiles.Packed packed = files.pack(letter, messages, language);
        List<Mailbox> copies = copies(letter);
        EmailAddress answers = answers(conversation, letter, sender);
        // a link that proves the address, and one that stops letters, are the contact's alone
        boolean chat = conversation.channelType() == ChannelType.CHAT && copies.isEmpty();
        boolean stopping = chat && letter.kind() != LetterPurpose.LINK;
        LetterText text = new LetterText(language, inbox.name(), messages.stream().map(LetterWriter::said).map(packed::tell).toList(),
                !messages.isEmpty() && messages.get(0).prev() > 0, letter.replies(), page(conversation, visitor), accounts.any(),
                chat ? continuing.link(conversation, letter.messageId(), to) : null, stopping ? stopLink.of(to) : null);
        Map<String, String> headers = new HashMap<>(headers(letter, messages));
        headers.putAll(stopping ? stopLink.headers(to, accounts.any() && replyAddress.isContacts(answers.value()) ? answers : null) : Map.of());
        return new Letter(letter.messageId(), new Mailbox(sender, nameOf(messages, inbox)), to, answers,
                subject(conversation, came, before.isEmpty()).orElseGet(() -> text.subject(before.isEmpty())), text.plain(), LetterHtml.of(text), language,
                before.isEmpty() ? null : before.get(before.size() - 1), before, headers, copies).with(packed.enclosed());
    }

    private List<Mailbox> copies(ForwardedLetter letter) {
        return letter.copies().stream().map(address -> new Mailbox(address, names.nameOf(letter.conversationId(), address))).toList();
    }

    /** Where answers come back: by the inbox's own mailbox, if it has one; then it need not take plus addresses. */
    private EmailAddress answers(Conversation conversation, ForwardedLetter letter, EmailAddress sender) {
        Optional<Account> own = connected.readingFor(conversation.inboxId());
        if (own.isPresent() && !own.get().plusAddresses()) {
            return own.get().address();
        }
        EmailAddress mailbox = own.map(Account::address).orElse(sender);
        return !letter.kind().toContact() ? replyAddress.ofGuest(conversation.id(), mailbox)
                : letter.copies().isEmpty() ? replyAddress.of(conversation.id(), mailbox) : replyAddress.ofShared(conversation.id(), mailbox);
    }

    /** A reply in a conversation by mail, as a person would write it. */
    private Letter byMail(Conversation conversation, ForwardedLetter letter) {
        Inbox inbox = inboxes.get(conversation.inboxId());
        Contact contact = situation.contact(conversation).orElse(null);
        String language = language(visitors.get(conversation.visitorId()), contact);
        List<Message> replies = messages(letter).stream().filter(m -> letter.replies().contains(m.seq())).toList();
        List<IncomingLetter> came = arrivals.ofThread(conversation.id());
        List<String> before = before(letter, came);
        EmailAddress sender = sender(inbox);
        LetterFiles.Packed packed = files.pack(letter, replies, language);
        ReplyText text = new ReplyText(language, replies.stream().map(m -> packed.tell(m.seq(), m.text())).toList(), signature(replies, inbox),
                quoted(conversation, replies.get(0).prev(), contact));
        return new Letter(letter.messageId(), new Mailbox(sender, nameOf(replies, inbox)), EmailAddress.parse(letter.recipient()),
                answers(conversation, letter, sender),
                subject(conversation, came, before.isEmpty()).orElseGet(() -> Texts.get(language, "letter.subject", inbox.name())), text.plain(), text.html(), language,
                before.isEmpty() ? null : before.get(before.size() - 1), before, headers(letter, replies), copies(letter)).with(packed.enclosed());
    }

    private String signature(List<Message> replies, Inbox inbox) {
        Author last = replies.get(replies.size() - 1).author();
        String own = last.type() != Author.Type.AGENT ? null : agents.find(last.id()).map(Agent::signature).orElse(null);
        return own == null && last.type() == Author.Type.AGENT ? inbox.signature() : own;
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
                answers(conversation, letter, sender), text.subject(true), text.plain(), LetterHtml.of(text), language,
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

    /** A conversation by mail keeps its subject: the first letter's of the team has it plain, answers say that they are. */
    private static Optional<String> subject(Conversation conversation, List<IncomingLetter> came, boolean first) {
        if (conversation.channelType() != ChannelType.EMAIL) {
            return Optional.empty();
        }
        Optional<String> subject = conversation.subject() != null ? Optional.of(conversation.subject())
                : came.stream().findFirst().map(IncomingLetter::subject).filter(theirs -> theirs != null && !theirs.isBlank());
        return subject.map(about -> first || about.regionMatches(true, 0, "re:", 0, 3) ? about : "Re: " + about);
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
