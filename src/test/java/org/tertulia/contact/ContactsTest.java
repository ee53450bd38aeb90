package org.tertulia.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.tertulia.conversation.Conversations;
import org.tertulia.inbox.Channel;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.Refusal;
import org.tertulia.testing.Persistent;
import org.tertulia.testing.Shop;
import org.tertulia.visitor.Identification;
import org.tertulia.visitor.Visitor;
import org.tertulia.visitor.Visitors;

@Persistent
class ContactsTest {

    private static final EmailAddress ANA = EmailAddress.parse("ana@example.com");

    @Inject
    Contacts contacts;
    @Inject
    Identification identification;
    @Inject
    Visitors visitors;
    @Inject
    Conversations conversations;
    @Inject
    Shop shop;

    @Test
    void whoeverAsksAtOnceGetsOneContact() throws Exception {
        int agents = 8;
        ExecutorService threads = Executors.newFixedThreadPool(agents);
        Callable<Contacts.Found> ask = () -> contacts.findOrCreate(ANA, "Ana", null, null);
        Set<Long> ids = new HashSet<>();
        int created = 0;
        for (Future<Contacts.Found> found : threads.invokeAll(Collections.nCopies(agents, ask))) {
            ids.add(found.get().id());
            created += found.get().created() ? 1 : 0;
        }
        threads.shutdown();
        assertThat(ids).hasSize(1);
        assertThat(created).as("one made it, the others are offered the association").isEqualTo(1);
    }

    @Test
    void anAddressIsOneContactsOnly() {
        contacts.findOrCreate(ANA, null, null, null);
        long other = contacts.findOrCreate(EmailAddress.parse("other@example.com"), null, null, null).id();
        assertThatThrownBy(() -> contacts.change(other, ANA, null, null)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.reason()).isEqualTo(Refusal.Reason.CONFLICT);
            assertThat(refusal.existing()).isEqualTo(contacts.byEmail(ANA).orElseThrow().id());
        });
    }

    @Test
    void whatWasTheOnesIsTheOthersAfterAMerge() {
        Channel channel = shop.channel(shop.inbox());
        long visitor = shop.visitor();
        long conversation = shop.write(visitor, channel, null, "Hello").message().conversationId();
        long from = contacts.findOrCreate(EmailAddress.parse("a.silva@example.com"), "Ana", "Silva", null).id();
        long into = contacts.findOrCreate(ANA, null, null, null).id();
        identification.associate(visitor, from, Visitor.By.AGENT);

        Contact kept = contacts.merge(from, into);

        assertThat(kept.displayName()).isEqualTo("Ana Silva");
        assertThat(contacts.find(from)).isEmpty();
        assertThat(visitors.get(visitor).contactId()).isEqualTo(into);
        assertThat(conversations.find(conversation).orElseThrow().contactId()).isEqualTo(into);
        assertThatThrownBy(() -> contacts.merge(into, into)).isInstanceOf(Refusal.class);
    }

    @Test
    void aDeletedContactsVisitorsAreAnonymousAgain() {
        Channel channel = shop.channel(shop.inbox());
        long visitor = shop.visitor();
        long conversation = shop.write(visitor, channel, null, "Hello").message().conversationId();
        long ana = contacts.findOrCreate(ANA, null, null, null).id();
        identification.associate(visitor, ana, Visitor.By.AGENT);

        contacts.delete(ana);

        assertThat(visitors.get(visitor).contactId()).isNull();
        assertThat(conversations.find(conversation).orElseThrow().contactId()).isNull();
    }

    @Test
    void anAssociationCanBeUndone() {
        Channel channel = shop.channel(shop.inbox());
        long visitor = shop.visitor();
        long conversation = shop.write(visitor, channel, null, "Hello").message().conversationId();
        identification.associate(visitor, contacts.findOrCreate(ANA, null, null, null).id(), Visitor.By.AGENT);
        identification.undo(visitor);

        assertThat(visitors.get(visitor).contactId()).isNull();
        assertThat(conversations.find(conversation).orElseThrow().contactId()).isNull();
    }
}
