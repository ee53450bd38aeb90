package org.tertulia.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.tertulia.contact.Contacts;
import org.tertulia.mail.reading.Correspondent;
import org.tertulia.mail.reading.ReadLetter;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.SigningKey;
import org.tertulia.visitor.Identification;
import org.tertulia.visitor.Visitor;
import org.tertulia.visitor.Visitors;

/**
 * Who writes by mail and begins a conversation with it. Each such conversation has a visitor of its own, who belongs to the contact with
 * that address: a claim, since a sender can be forged (promise 3). Asked again for the same letter, it is the same visitor.
 */
@ApplicationScoped
class Newcomers {

    private static final int LONGEST_NAME = 100;

    @Inject
    SigningKey key;
    @Inject
    Visitors visitors;
    @Inject
    Contacts contacts;
    @Inject
    Identification identification;

    /** @return the visitor */
    long of(long letter, ReadLetter read) {
        long visitor = visitors.enter(key.sign("letter", Long.toString(letter), 40), null, null);
        Sender.writer(read).ifPresent(writer -> {
            EmailAddress email = EmailAddress.parse(writer.address());
            String[] name = names(writer);
            long contact = contacts.findOrCreate(email, name[0], name[1], null).id();
            identification.associate(visitor, contact, Visitor.By.VISITOR);
        });
        return visitor;
    }

    private static String[] names(Correspondent from) {
        String name = from.name() == null ? "" : from.name().replaceAll("\\p{Cntrl}+", " ").strip();
        int blank = name.lastIndexOf(' ');
        String first = blank < 0 ? name : name.substring(0, blank).strip();
        String last = blank < 0 ? "" : name.substring(blank + 1);
        return new String[] {brief(first), brief(last)};
    }

    private static String brief(String name) {
        return name.isEmpty() ? null : name.substring(0, Math.min(LONGEST_NAME, name.length()));
    }
}
