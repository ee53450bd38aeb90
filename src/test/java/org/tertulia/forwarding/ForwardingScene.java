package org.tertulia.forwarding;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.tertulia.contact.Contacts;
import org.tertulia.conversation.Conversations;
import org.tertulia.conversation.Deliveries;
import org.tertulia.conversation.Delivery;
import org.tertulia.conversation.Incoming;
import org.tertulia.conversation.SenderKey;
import org.tertulia.conversation.Threads;
import org.tertulia.conversation.Written;
import org.tertulia.inbox.Channel;
import org.tertulia.inbox.Inbox;
import org.tertulia.inbox.Inboxes;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.Token;
import org.tertulia.team.Agent;
import org.tertulia.team.Agents;
import org.tertulia.team.Role;
import org.tertulia.testing.Smtp;
import org.tertulia.testing.container.HandClock;
import org.tertulia.visitor.Identification;
import org.tertulia.visitor.Presence;
import org.tertulia.visitor.Visitor;
import org.tertulia.visitor.Visitors;

/** A visitor who wrote to Rui in the inbox Support, a mail server, and verbs for what they do. The visitor has left at the start. */
public abstract class ForwardingScene {

    @Alternative
    @Priority(1)
    @ApplicationScoped
    protected static class Post extends MailSettings {
    }

    protected static final String ANA = "ana@example.org";
    protected static final Instant START = HandClock.START;

    @Inject
    protected HandClock clock;
    @Inject
    protected MailSettings settings;
    @Inject
    protected Forwarding forwarding;
    @Inject
    ForwardUnreadJob job;
    @Inject
    Ledger ledger;
    @Inject
    protected Agents agents;
    @Inject
    protected Inboxes inboxes;
    @Inject
    protected Visitors visitors;
    @Inject
    protected Presence presence;
    @Inject
    protected Contacts contacts;
    @Inject
    protected Identification identification;
    @Inject
    protected Conversations conversations;
    @Inject
    protected Deliveries deliveries;
    @Inject
    protected Threads threads;
    @PersistenceContext
    protected EntityManager em;

    protected Smtp server;
    protected Agent rui;
    protected Inbox inbox;
    protected long visitor;
    protected long conversation;

    @BeforeEach
    protected void begin() {
        server = new Smtp();
        settings.sendBy(server.url());
        settings.readBy(null);
        settings.allMailOf(null);
        rui = agents.add(EmailAddress.parse("rui@tertulia.example"), "Rui", Role.ADMINISTRATOR, "a long password");
        inbox = inboxes.add("Support", Set.of());
        visitor = visitors.enter(Token.fresh(20), "en", "https://shop.example/prices?step=2");
        conversation = write(visitor, "Hello!");
    }

    @AfterEach
    protected void end() {
        server.close();
    }

    protected long write(long who, String text) {
        Channel channel = inboxes.channels(inbox.id()).get(0);
        return conversations.receive(new Incoming(who, channel, null, null, SenderKey.fresh(), Written.byVisitor(text))).message().conversationId();
    }

    protected long reply(String text) {
        return conversations.reply(rui, conversation, SenderKey.fresh(), text).message().seq();
    }

    protected void identify(String email) {
        identification.associate(visitor, contacts.findOrCreate(EmailAddress.parse(email), null, null, null).id(), Visitor.By.VISITOR);
    }

    /** So many seconds after the start. */
    protected Instant at(long seconds) {
        return START.plusSeconds(seconds);
    }

    /** What the job does at that time, so many seconds after the start. @return when it wants to run again */
    protected Instant runAt(long seconds) {
        clock.set(at(seconds));
        return forwardUnread(conversation);
    }

    /** What the job does now. @return when it wants to run again */
    protected Instant forwardUnread(long id) {
        return job.run(id);
    }

    protected void after(Duration time) {
        clock.advance(time);
    }

    protected Delivery delivery(long seq) {
        return threads.entry(conversation, seq).delivery();
    }

    /** When the conversation's job is due, or null where there is none. */
    protected Instant due() {
        List<?> due = em.createNativeQuery("select due_at from job where job_key = 'forward:" + conversation + "' and state = 'DUE'").getResultList();
        return due.isEmpty() ? null : Instant.ofEpochMilli(((Number) due.get(0)).longValue());
    }

    protected List<?> letterStates() {
        return em.createNativeQuery("select state from letter order by id").getResultList();
    }

    protected static String text(MimeMessage letter) {
        return part(letter, 0);
    }

    protected static String html(MimeMessage letter) {
        return part(letter, 1);
    }

    private static String part(MimeMessage letter, int index) {
        try {
            return ((String) ((MimeMultipart) letter.getContent()).getBodyPart(index).getContent()).replace("\r\n", "\n");
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    protected static String header(MimeMessage letter, String name) {
        try {
            return letter.getHeader(name, " ");
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
