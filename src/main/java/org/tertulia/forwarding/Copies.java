package org.tertulia.forwarding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tertulia.conversation.Conversation;
import org.tertulia.conversation.Conversations;
import org.tertulia.conversation.Participant;
import org.tertulia.conversation.Participants;
import org.tertulia.mail.Mailbox;
import org.tertulia.mail.reading.Correspondent;
import org.tertulia.mail.reading.ReadLetter;
import org.tertulia.platform.EmailAddress;

/** Who gets copies of letters of a conversation, and who comes in with a letter that arrives. */
@ApplicationScoped
@Transactional
public class Copies {

    @Inject
    Conversations conversations;
    @Inject
    Participants participants;
    @Inject
    Situation situation;
    @Inject
    DeadAddresses deadAddresses;
    @Inject
    StoppedAddresses stoppedAddresses;
    @Inject
    OurAddresses ourAddresses;

    /**
     * Who gets a copy of a letter that carries these replies: the participants whom no reply leaves out, without the one to whom the
     * letter is written, and without those from whom letters came back for good or who asked for none.
     *
     * @param replies the numbers of the entries; empty for a reply that is to be written
     */
    public List<Mailbox> of(long conversation, Collection<Long> replies) {
        List<Participant> taking = participants.of(conversation);
        if (taking.isEmpty()) {
            return List.of();
        }
        Optional<EmailAddress> recipient = conversations.find(conversation).flatMap(situation::address);
        Set<EmailAddress> not = new HashSet<>(participants.leftOut(conversation, replies));
        recipient.ifPresent(not::add);
        return taking.stream().filter(one -> !not.contains(one.address()) && !deadAddresses.contains(one.address()) && stoppedAddresses.find(one.address()).isEmpty())
                .map(one -> new Mailbox(one.address(), one.name())).toList();
    }

    /** As letters give it, or null. */
    String nameOf(long conversation, EmailAddress address) {
        return participants.of(conversation).stream().filter(one -> one.address().equals(address)).map(Participant::name).filter(Objects::nonNull).findFirst().orElse(null);
    }

    /** Whether this address takes part in the conversation. */
    public boolean takesPart(Conversation held, EmailAddress address) {
        return participants.of(held.id()).stream().anyMatch(one -> one.address().equals(address));
    }

    /** Those to whom the letter went besides us take part from its entry on. @param held one that the caller's transaction holds */
    @Transactional(Transactional.TxType.MANDATORY)
    public void join(Conversation held, ReadLetter letter, long seq) {
        Set<EmailAddress> ours = ourAddresses.by(letter);
        Optional<EmailAddress> contact = situation.address(held);
        for (Correspondent one : Stream.concat(letter.to().stream(), letter.cc().stream()).limit(10L * Participants.MOST).toList()) {
            Optional<EmailAddress> address = one.address() == null ? Optional.empty() : EmailAddress.find(one.address());
            address.filter(it -> !it.equals(contact.orElse(null)) && !ourAddresses.contains(ours, it) && !deadAddresses.contains(it))
                    .ifPresent(it -> participants.join(held, it, one.name(), seq));
        }
    }
}
