package org.tertulia.web.settings;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.primefaces.PrimeFaces;
import org.tertulia.forwarding.FallbackAddress;
import org.tertulia.inbox.Channel;
import org.tertulia.inbox.ChannelType;
import org.tertulia.inbox.Domain;
import org.tertulia.inbox.Inbox;
import org.tertulia.inbox.Inboxes;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.Settings;
import org.tertulia.team.Agent;
import org.tertulia.team.Agents;
import org.tertulia.web.Feedback;

/** An inbox and its chat, or a new one: the parameter {@code id} says which. */
@Named
@RequestScoped
public class InboxSettingsView {

    private static final Map<String, String> PLACES = Map.of("name", "inbox:name", "email", "inbox:sender", "allowedDomains", "inbox:domains", "signature", "inbox:signature");

    @Inject
    Inboxes inboxes;
    @Inject
    Agents agents;
    @Inject
    Settings settings;
    @Inject
    FallbackAddress fallbackAddress;
    @Inject
    Feedback feedback;

    private Long id;
    private Inbox inbox;
    private Channel chat;
    private String name;
    private String sender;
    private String domains;
    private String signature;
    private Set<Long> members = Set.of();

    @PostConstruct
    void read() {
        id = Asked.number("id");
        if (id != null) {
            inboxes.all().stream().filter(each -> each.id().equals(id)).findFirst().ifPresent(this::show);
        }
    }

    private void show(Inbox found) {
        inbox = found;
        id = found.id();
        name = found.name();
        sender = found.mailFrom();
        signature = found.signature();
        members = found.members();
        chat = inboxes.channels(id).stream().filter(channel -> channel.type() == ChannelType.CHAT).findFirst().orElse(null);
        domains = chat == null ? "" : chat.allowedDomains().stream().map(Domain::toString).collect(Collectors.joining("\n"));
    }

    public void open() throws IOException {
        if (id != null && inbox == null) {
            Asked.missing();
        }
    }

    /** All or nothing as far as can be told before: what is wrong is told before anything is changed. */
    public void save() {
        Optional<List<Domain>> allowed = feedback.attempt(PLACES, this::typedDomains);
        boolean senderFine = feedback.went(PLACES, this::typedSender);
        if (allowed.isEmpty() || !senderFine) {
            return;
        }
        feedback.attempt(PLACES, () -> id == null ? inboxes.add(name, members) : inboxes.change(id, name == null ? "" : name, members)).ifPresent(kept -> {
            inboxes.sendFrom(kept.id(), typedSender());
            inboxes.sign(kept.id(), signature);
            inboxes.channels(kept.id()).stream().filter(channel -> channel.type() == ChannelType.CHAT).findFirst()
                    .ifPresent(channel -> inboxes.allow(channel.id(), allowed.get()));
            show(inboxes.get(kept.id()));
            feedback.done("inbox-settings.saved");
            PrimeFaces.current().ajax().addCallbackParam("id", id.toString());
        });
    }

    private List<Domain> typedDomains() {
        return domains == null ? List.of() : Arrays.stream(domains.split("[\\s,;]+")).filter(each -> !each.isBlank()).map(Domain::of).distinct().toList();
    }

    private EmailAddress typedSender() {
        return sender == null || sender.isBlank() ? null : EmailAddress.parse(sender);
    }

    /** What a page must carry. */
    public String getSnippet() {
        return "<script async src=\"" + settings.baseUrl() + "/widget.js\" data-channel=\"" + chat.key() + "\"></script>";
    }

    /** The address that the inbox has at once; null where no domain for mail is known, or while it is new. */
    public String getFallback() {
        return inbox == null ? null : fallbackAddress.of(inbox).map(EmailAddress::value).orElse(null);
    }

    /** The installation's sender, where this inbox has none. */
    public String getUsualSender() {
        return settings.mailFrom();
    }

    /** Who can be a member. */
    public List<Agent> getTeam() {
        return agents.all().stream().filter(agent -> agent.active() || members.contains(agent.id())).toList();
    }

    /** Null while the inbox is new. */
    public Channel getChat() {
        return chat;
    }

    /** Null while it is new. */
    public Inbox getInbox() {
        return inbox;
    }

    public Long getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getSender() {
        return sender;
    }

    public void setSender(String sender) {
        this.sender = sender;
    }

    public String getSignature() {
        return signature;
    }

    public void setSignature(String signature) {
        this.signature = signature == null || signature.length() <= Inbox.LONGEST_SIGNATURE ? signature : signature.substring(0, Inbox.LONGEST_SIGNATURE);
    }

    public String getDomains() {
        return domains;
    }

    public void setDomains(String domains) {
        this.domains = domains;
    }

    public Long[] getMembers() {
        return members.toArray(new Long[0]);
    }

    public void setMembers(Long[] members) {
        this.members = members == null ? Set.of() : Set.of(members);
    }
}
