package org.tertulia.web.inbox;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.primefaces.PrimeFaces;
import org.tertulia.contact.Contact;
import org.tertulia.conversation.Attachments;
import org.tertulia.conversation.Colleagues;
import org.tertulia.conversation.Conversation;
import org.tertulia.conversation.ConversationStatus;
import org.tertulia.conversation.Conversations;
import org.tertulia.conversation.Mentions;
import org.tertulia.conversation.Message;
import org.tertulia.forwarding.Copies;
import org.tertulia.forwarding.Forecast;
import org.tertulia.forwarding.Forwarding;
import org.tertulia.inbox.ChannelType;
import org.tertulia.inbox.Inbox;
import org.tertulia.inbox.Inboxes;
import org.tertulia.mail.Mailbox;
import org.tertulia.platform.Refusal;
import org.tertulia.security.CurrentAgent;
import org.tertulia.team.Agent;
import org.tertulia.team.Agents;
import org.tertulia.web.PageTexts;

/** The open conversation: its head, its last entries as JSON for the page's script, and what the agent does with it. */
@Named
@RequestScoped
public class ThreadView {

    @Inject
    OpenConversation open;
    @Inject
    CurrentAgent current;
    @Inject
    Conversations conversations;
    @Inject
    Inboxes inboxes;
    @Inject
    Agents agents;
    @Inject
    Colleagues colleagues;
    @Inject
    Mentions mentions;
    @Inject
    Forwarding forwarding;
    @Inject
    Copies copies;
    @Inject
    Attachments attachments;
    @Inject
    PageTexts texts;
    @Inject
    HttpServletRequest request;

    private Forecast forecast;
    private List<Mailbox> copied;
    private List<Agent> team;

    /** Null where none is open. */
    public Conversation getConversation() {
        return open.find().orElse(null);
    }

    /** The contact's name, or what an unknown visitor is called. */
    public String getName() {
        return open.contact().map(Contact::displayName).orElseGet(() -> texts.of("inbox.visitor", String.valueOf(open.visitor().id())));
    }

    /** What the visitor is addressed by in the composer. */
    public String getFirstName() {
        return open.contact().map(Contact::firstName).orElse(null);
    }

    /** Whose colour and initials the visitor has. */
    public long getWho() {
        return open.contact().map(Contact::id).orElseGet(() -> open.visitor().id());
    }

    /** The contact's name or address, null while unknown: for initials. */
    public String getKnownName() {
        return open.contact().map(Contact::displayName).orElse(null);
    }

    /** Whether it is held by e-mail: nobody comes and goes then. */
    public boolean isByMail() {
        return open.get().channelType() == ChannelType.EMAIL;
    }

    public Instant getGoneSince() {
        return open.goneSince().orElse(null);
    }

    /** How a reply written now would reach the visitor (row E6). */
    public Forecast getForecast() {
        if (forecast == null) {
            forecast = forwarding.forecast(open.get().id());
        }
        return forecast;
    }

    /** Who gets a copy where the reply goes by mail. */
    public List<Mailbox> getCopies() {
        if (copied == null) {
            copied = copies.of(open.get().id(), List.of());
        }
        return copied;
    }

    /** The same, for the page's script: a list of {@code address} and {@code name}. */
    public String getCopiesJson() {
        return AgentFrames.people(getCopies());
    }

    /** The most bytes of a file. */
    public int getFileLimit() {
        return attachments.limit();
    }

    public Inbox getInbox() {
        return inboxes.get(open.get().inboxId());
    }

    public String getPage() {
        return open.visitor().page();
    }

    public Agent getAssignee() {
        Long id = open.get().assigneeId();
        return id == null ? null : agents.find(id).orElse(null);
    }

    /** Those who can have the conversation, the asker first. */
    public List<Agent> getAssignable() {
        if (team == null) {
            Agent me = current.agent();
            team = colleagues.of(open.get().inboxId()).stream()
                    .sorted((a, b) -> Boolean.compare(b.id().equals(me.id()), a.id().equals(me.id()))).toList();
        }
        return team;
    }

    /** Those whom a comment can mention, for the page's script. */
    public String getTeamJson() {
        return AgentFrames.team(getAssignable());
    }

    public boolean isClosed() {
        return open.get().status() == ConversationStatus.CLOSED;
    }

    /** The last entries, from where on they are news for the team, and which mentions the agent first without being seen (0 for none). */
    public String getJson() {
        Conversation conversation = open.get();
        List<Message> latest = open.latest();
        Long mentioned = mentions.firstUnread(current.agent(), conversation.id());
        JsonObject json = AgentFrames.object("thread").add("conversation", conversation.id().toString())
                .add("visitor", Long.toString(conversation.visitorId())).add("readSeq", conversation.teamReadSeq())
                .add("unread", conversation.unread()).add("mentioned", mentioned == null ? 0 : mentioned).add("messages", AgentFrames.messages(latest))
                .add("more", !latest.isEmpty() && latest.get(0).seq() > 1).build();
        return json.toString();
    }

    /** Parameter {@code to}: an agent's id, or empty for nobody. */
    public void assign() {
        String to = request.getParameter("to");
        act(id -> conversations.assign(current.agent(), id, to == null || to.isEmpty() ? null : Long.valueOf(to)));
    }

    public void close() {
        act(id -> conversations.become(current.agent(), id, ConversationStatus.CLOSED));
    }

    public void reopen() {
        act(id -> conversations.become(current.agent(), id, ConversationStatus.OPEN));
    }

    /** Tries again what could not be sent by e-mail. */
    public void mailAgain() {
        act(forwarding::tryAgain);
    }

    public void markUnread() {
        act(id -> conversations.markUnread(current.agent(), id));
    }

    /** A refusal reaches the page's script as {@code problem}, which shows it. */
    private void act(Consumer<Long> verb) {
        try {
            verb.accept(open.get().id());
        } catch (Refusal refused) {
            PrimeFaces.current().ajax().addCallbackParam("problem", texts.refusal(refused));
        } catch (NumberFormatException notAnId) {
            PrimeFaces.current().ajax().addCallbackParam("problem", texts.of("refusal.not-a-member"));
        }
        open.forget();
        copied = null;
        forecast = null;
        team = null;
    }
}
