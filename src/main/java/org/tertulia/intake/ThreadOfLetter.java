package org.tertulia.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.tertulia.conversation.Conversations;
import org.tertulia.forwarding.FallbackAddress;
import org.tertulia.forwarding.ReplyAddress;
import org.tertulia.forwarding.SentLetters;
import org.tertulia.inbox.Channel;
import org.tertulia.inbox.Inbox;
import org.tertulia.inbox.Inboxes;
import org.tertulia.mail.account.Accounts;
import org.tertulia.mail.incoming.Arrivals;
import org.tertulia.mail.reading.Correspondent;
import org.tertulia.mail.reading.ReadLetter;

/**
 * Finds the thread that a letter goes on with: by the signed address that it is written to, which nobody can guess; else by the letters
 * that it refers to, ours and those that came in before.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class ThreadOfLetter {

    private static final int MOST_REFERENCES = 50;

    @Inject
    ReplyAddress replyAddress;
    @Inject
    SentLetters letters;
    @Inject
    Arrivals arrivals;
    @Inject
    Conversations conversations;
    @Inject
    Inboxes inboxes;
    @Inject
    Accounts connected;
    @Inject
    FallbackAddress fallback;

    /**
     * @param signed whether the letter was written to the address that only our own letter to the contact held
     * @param guest  whether it answers a letter by which the conversation was passed on
     */
    record Found(long conversation, boolean signed, boolean guest) {
    }

    Optional<Found> find(ReadLetter read) {
        Optional<Found> signed = recipients(read).filter(address -> replyAddress.conversation(address).isPresent())
                .map(address -> new Found(replyAddress.conversation(address).getAsLong(), replyAddress.isContacts(address), replyAddress.isGuests(address)))
                .findFirst();
        return signed.or(() -> referred(read)).filter(found -> conversations.find(found.conversation()).isPresent());
    }

    /**
     * The channel of the inbox whose fallback address it was written to, to whose mailbox it came, or whose address it was written to; of the first inbox where that is none's.
     *
     * @param account by which it came in
     */
    Channel channel(ReadLetter read, String account) {
        Optional<Inbox> named = recipients(read).map(fallback::inbox).flatMap(Optional::stream).findFirst();
        if (named.isPresent()) {
            return inboxes.emailChannel(named.get().id());
        }
        Optional<Long> own = connected.inboxOf(account);
        if (own.isPresent()) {
            return inboxes.emailChannel(own.get());
        }
        List<Inbox> all = inboxes.all();
        List<String> to = recipients(read).toList();
        Inbox meant = all.stream().filter(inbox -> inbox.mailFrom() != null && to.contains(inbox.mailFrom())).findFirst()
                .orElseGet(() -> all.stream().min((a, b) -> Long.compare(a.id(), b.id())).orElseThrow(
                        () -> new IllegalStateException("There is no inbox for letters.")));
        return inboxes.emailChannel(meant.id());
    }

    /** The latest letter that is known wins. */
    private Optional<Found> referred(ReadLetter read) {
        List<String> ids = new ArrayList<>(read.references());
        ids.addAll(read.inReplyTo());
        Collections.reverse(ids);
        return ids.stream().distinct().limit(MOST_REFERENCES).map(this::known).filter(Objects::nonNull).findFirst();
    }

    private Found known(String messageId) {
        return letters.byMessageId(messageId).map(ours -> new Found(ours.conversation(), false, !ours.toContact()))
                .or(() -> arrivals.byMessageId(messageId).map(theirs -> new Found(theirs.conversationId(), false, false))).orElse(null);
    }

    private static Stream<String> recipients(ReadLetter read) {
        Stream<String> envelope = Stream.of("Delivered-To", "X-Original-To", "Envelope-To").flatMap(name -> read.headers().all(name).stream());
        return Stream.concat(Stream.concat(read.to().stream(), read.cc().stream()).map(Correspondent::address).filter(Objects::nonNull), envelope)
                .map(address -> address.strip().replaceAll("^<|>$", "").toLowerCase(Locale.ROOT));
    }
}
