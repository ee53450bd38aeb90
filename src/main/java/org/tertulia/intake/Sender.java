package org.tertulia.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.tertulia.contact.Contacts;
import org.tertulia.conversation.Conversation;
import org.tertulia.mail.reading.Correspondent;
import org.tertulia.mail.reading.ReadLetter;
import org.tertulia.platform.EmailAddress;

/** Who wrote a letter, as far as its head says. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class Sender {

    @Inject
    Contacts contacts;

    /** Whether the letter came from the address of the conversation's contact. */
    boolean isContact(Conversation held, ReadLetter read) {
        Optional<EmailAddress> theirs = held.contactId() == null ? Optional.empty() : contacts.find(held.contactId()).map(contact -> EmailAddress.parse(contact.email()));
        return theirs.isPresent() && theirs.equals(of(read));
    }

    /** Whose address the letter came from, if that is one. */
    static Optional<EmailAddress> of(ReadLetter read) {
        return Optional.ofNullable(read.from()).flatMap(Sender::address);
    }

    /**
     * Whom an answer is for, with an address that is one: a form on a web site writes in its own name and says in Reply-To for whom (RFC
     * 5322, 3.6.2). A Reply-To that is the sender's own address with a mark behind a plus is still the sender.
     */
    static Optional<Correspondent> writer(ReadLetter read) {
        List<Correspondent> wished = read.replyTo().stream().filter(each -> address(each).isPresent()).toList();
        boolean another = wished.size() == 1 && !unmarked(address(wished.get(0)).orElseThrow()).equals(of(read).map(Sender::unmarked).orElse(null));
        return another ? Optional.of(wished.get(0)) : Optional.ofNullable(read.from()).filter(from -> address(from).isPresent());
    }

    private static Optional<EmailAddress> address(Correspondent who) {
        return who.address() == null ? Optional.empty() : EmailAddress.find(who.address());
    }

    private static String unmarked(EmailAddress address) {
        return address.value().replaceFirst("\\+[^@]*@", "@");
    }
}
