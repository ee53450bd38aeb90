package org.tertulia.forwarding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tertulia.contact.Contact;
import org.tertulia.contact.Contacts;
import org.tertulia.conversation.Author;
import org.tertulia.conversation.Conversation;
import org.tertulia.conversation.ConversationStatus;
import org.tertulia.conversation.Deliveries;
import org.tertulia.conversation.Message;
import org.tertulia.conversation.MessageKind;
import org.tertulia.conversation.Threads;
import org.tertulia.inbox.ChannelType;
import org.tertulia.platform.Clock;
import org.tertulia.platform.EmailAddress;
import org.tertulia.visitor.Presence;

/** Gathers the facts of a conversation as they are now, for {@link ForwardingPolicy}. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class Situation {

    /** The most messages that a letter carries; a thread that is longer comes in its latest part, or in several letters. */
    static final int MOST = 200;

    @Inject
    Clock clock;
    @Inject
    Threads threads;
    @Inject
    Deliveries deliveries;
    @Inject
    Presence presence;
    @Inject
    Contacts contacts;
    @Inject
    LetterBook letters;
    @Inject
    DeadAddresses deadAddresses;
    @Inject
    StoppedAddresses stoppedAddresses;

    /** @param messages what the facts tell of, in full. @param all whether they tell of all unread replies; else the next letter carries others */
    record Now(ForwardingPolicy.Facts facts, List<Message> messages, boolean all) {
    }

    Now of(Conversation conversation, ForwardingSettings settings) {
        List<Message> unread = unread(conversation);
        List<Message> messages = settings.mode() == ForwardingMode.TRANSCRIPT ? spoken(threads.shownUpTo(conversation.id(), Long.MAX_VALUE, MOST))
                : unread.isEmpty() ? List.of() : around(conversation.id(), unread.get(0).seq(), Math.max(settings.context(), settings.shortest()));
        Set<Long> unreadSeqs = new HashSet<>(unread.stream().map(Message::seq).toList());
        List<ForwardingPolicy.Line> lines = messages.stream()
                .map(m -> new ForwardingPolicy.Line(m.seq(), m.at(), byPerson(m), unreadSeqs.contains(m.seq()))).toList();
        LetterBook.Before before = letters.before(conversation.id());
        return new Now(new ForwardingPolicy.Facts(clock.now(), lines, presence.goneSince(conversation.visitorId()),
                conversation.status() == ConversationStatus.CLOSED, address(conversation).isPresent(),
                dead(conversation), stopped(conversation), conversation.channelType() == ChannelType.EMAIL,
                before.sentAt(), before.upTo()), messages, unread.isEmpty() || unread.get(unread.size() - 1).seq() <= messages.get(messages.size() - 1).seq());
    }

    /** The replies that were neither read nor mailed, and are to be: those of persons; where mail is the only way, all. */
    List<Message> unread(Conversation conversation) {
        return deliveries.unread(conversation.id()).stream().filter(m -> conversation.channelType() == ChannelType.EMAIL || byPerson(m)).toList();
    }

    Optional<Contact> contact(Conversation conversation) {
        return conversation.contactId() == null ? Optional.empty() : contacts.find(conversation.contactId());
    }

    Optional<EmailAddress> address(Conversation conversation) {
        return contact(conversation).map(contact -> EmailAddress.parse(contact.email()));
    }

    /** Whether letters to the address came back for good. */
    boolean dead(Conversation conversation) {
        return address(conversation).filter(deadAddresses::contains).isPresent();
    }

    /** Whether its owner asked for no more letters. */
    boolean stopped(Conversation conversation) {
        return address(conversation).flatMap(stoppedAddresses::find).isPresent();
    }

    /** What was said: the question for the address is none of it. */
    static List<Message> spoken(List<Message> shown) {
        return shown.stream().filter(m -> m.kind() != MessageKind.PROMPT).toList();
    }

    private List<Message> around(long conversation, long first, int context) {
        List<Message> earlier = spoken(threads.shownUpTo(conversation, first - 1, context + 1));  // one of them may be the prompt
        List<Message> since = spoken(threads.shownAfter(conversation, first - 1, MOST));
        return Stream.concat(earlier.stream(), since.stream()).toList();
    }

    private static boolean byPerson(Message message) {
        return message.kind() == MessageKind.REPLY && message.author().type() == Author.Type.AGENT;
    }
}
