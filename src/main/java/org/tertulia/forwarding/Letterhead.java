package org.tertulia.forwarding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.tertulia.contact.Contact;
import org.tertulia.conversation.Author;
import org.tertulia.conversation.Conversation;
import org.tertulia.conversation.Message;
import org.tertulia.inbox.ChannelType;
import org.tertulia.inbox.Inbox;
import org.tertulia.inbox.Inboxes;
import org.tertulia.mail.Letter;
import org.tertulia.mail.Mailbox;
import org.tertulia.mail.Mailer;
import org.tertulia.mail.account.Account;
import org.tertulia.mail.account.Accounts;
import org.tertulia.mail.incoming.IncomingLetter;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.Texts;
import org.tertulia.platform.Token;
import org.tertulia.visitor.Visitor;

/** What the letters of a conversation have in common: whose they are, where answers go, what they refer to. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class Letterhead {

    /**
     * A person wrote what the letter carries, so by RFC 3834 it is not marked as automatic, and no filter takes it for
     * bulk mail; but an absence note would only land in the thread.
     */
    static final Map<String, String> BY_A_PERSON = Map.of("X-Auto-Response-Suppress", "OOF, AutoReply");
    /** What answers by itself says so, and asks for no answer of a machine's (RFC 3834, section 5). */
    private static final Map<String, String> AUTOMATIC = Map.of("X-Auto-Response-Suppress", "All", "Auto-Submitted", "auto-replied");
    /** A transcript of what was read is nobody's answer. */
    private static final Map<String, String> BY_ITSELF = Map.of("X-Auto-Response-Suppress", "OOF, AutoReply", "Auto-Submitted", "auto-generated");

    /** So many letters of theirs a letter refers to at most. */
    private static final int MOST_REFERENCES = 20;

    @Inject
    Inboxes inboxes;
    @Inject
    LetterBook letters;
    @Inject
    Accounts connected;
    @Inject
    ReplyAddress replyAddress;
    @Inject
    Copies names;
    @Inject
    Mailer mailer;

    /** A fresh Message-ID for a letter of this conversation. */
    String messageId(Conversation conversation) {
        return "<" + conversation.id() + '.' + Token.fresh(15) + '@' + sender(inboxes.get(conversation.inboxId())).domain() + '>';
    }

    List<Mailbox> copies(ForwardedLetter letter) {
        return letter.copies().stream().map(address -> new Mailbox(address, names.nameOf(letter.conversationId(), address))).toList();
    }

    /** Where answers come back: by the inbox's own mailbox, if it has one; then it need not take plus addresses. */
    EmailAddress answers(Conversation conversation, ForwardedLetter letter, EmailAddress sender) {
        Optional<Account> own = connected.readingFor(conversation.inboxId());
        if (own.isPresent() && !own.get().plusAddresses()) {
            return own.get().address();
        }
        EmailAddress mailbox = own.map(Account::address).orElse(sender);
        return !letter.kind().toContact() ? replyAddress.ofGuest(conversation.id(), mailbox)
                : letter.copies().isEmpty() ? replyAddress.of(conversation.id(), mailbox) : replyAddress.ofShared(conversation.id(), mailbox);
    }

    /** Whether a person or a machine wrote it. */
    static Map<String, String> headers(ForwardedLetter letter, List<Message> messages) {
        if (letter.replies().isEmpty()) {
            return BY_ITSELF;
        }
        boolean person = messages.stream().anyMatch(m -> letter.replies().contains(m.seq()) && m.author().type() == Author.Type.AGENT);
        return person ? BY_A_PERSON : AUTOMATIC;
    }

    /** What came in and what went out, as far as the letter answers it: the oldest first, as RFC 5322 (3.6.4) wants it. */
    List<String> before(ForwardedLetter letter, List<IncomingLetter> came) {
        List<String> ours = letters.before(letter);
        List<String> theirs = came.stream().filter(in -> in.seq() <= letter.lastSeq()).map(IncomingLetter::messageId)
                .filter(id -> id != null && Letter.isId(id)).toList();
        return Stream.concat(ours.stream(), theirs.subList(Math.max(0, theirs.size() - MOST_REFERENCES), theirs.size()).stream()).distinct().toList();
    }

    /** A conversation by mail keeps its subject: the first letter's of the team has it plain, answers say that they are. */
    static Optional<String> subject(Conversation conversation, List<IncomingLetter> came, boolean first) {
        if (conversation.channelType() != ChannelType.EMAIL) {
            return Optional.empty();
        }
        Optional<String> subject = conversation.subject() != null ? Optional.of(conversation.subject())
                : came.stream().findFirst().map(IncomingLetter::subject).filter(theirs -> theirs != null && !theirs.isBlank());
        return subject.map(about -> first || about.regionMatches(true, 0, "re:", 0, 3) ? about : "Re: " + about);
    }

    EmailAddress sender(Inbox inbox) {
        Optional<Account> own = connected.sendingFor(inbox.id());
        return own.isPresent() ? own.get().address() : inbox.mailFrom() == null ? mailer.sender() : EmailAddress.parse(inbox.mailFrom());
    }

    /** The one who answered last is the one whose name the visitor knows. */
    static String nameOf(List<Message> messages, Inbox inbox) {
        return messages.stream().filter(m -> m.author().type() == Author.Type.AGENT && m.author().name() != null)
                .reduce((earlier, later) -> later).map(m -> m.author().name() + " (" + inbox.name() + ")").orElse(inbox.name());
    }

    /** The visitor's, else the contact's, else that of whoever writes to them; null for one that is not known. */
    static String language(Visitor visitor, Contact contact, String writers) {
        return Stream.of(visitor.language(), contact == null ? null : contact.language(), writers).filter(Objects::nonNull)
                .map(tag -> Locale.forLanguageTag(tag.replace('_', '-')).getLanguage()).filter(Texts.LANGUAGES::contains)
                .findFirst().orElse(Texts.LANGUAGES.get(0));
    }
}
