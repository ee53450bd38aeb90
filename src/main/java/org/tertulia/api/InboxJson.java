package org.tertulia.api;

import java.util.List;
import org.tertulia.inbox.Channel;
import org.tertulia.inbox.Domain;
import org.tertulia.inbox.Inbox;
import org.tertulia.intake.InboxMail;
import org.tertulia.mail.bounce.FilterRules;

/** An inbox with its channels. @param members ids of agents */
public record InboxJson(String id, String name, List<String> members, Mail mail, List<ChannelJson> channels) {

    /**
     * @param from      the sender of the inbox's letters, or null for the installation's
     * @param fallback  the address that it has at once; null where no domain for mail is known
     * @param signature below letters of agents who have none
     */
    public record Mail(String from, String fallback, String signature, Filters filters, Answer answer) {
    }

    /** What is kept out of the letters that come: as {@link FilterRules} says. */
    public record Filters(List<String> allow, List<String> deny, boolean roleAddresses, boolean newsletters, boolean automatic, boolean spam) {

        static Filters of(FilterRules rules) {
            return new Filters(rules.allow(), rules.deny(), rules.roleAddresses(), rules.newsletters(), rules.automatic(), rules.spam());
        }
    }

    /** What whoever begins a conversation by mail gets at once. */
    public record Answer(boolean on, String text) {
    }

    /** @param key what stands in the snippet. @param allowedDomains on whose pages it works; empty for all */
    public record ChannelJson(String id, String type, String key, List<String> allowedDomains) {

        static ChannelJson of(Channel channel) {
            return new ChannelJson(Names.id(channel.id()), Names.of(channel.type()), channel.key(),
                    channel.allowedDomains().stream().map(Domain::toString).toList());
        }
    }

    static InboxJson of(Inbox inbox, List<Channel> channels, InboxMail mail, String fallback) {
        return new InboxJson(Names.id(inbox.id()), inbox.name(), inbox.members().stream().sorted().map(Names::id).toList(),
                new Mail(inbox.mailFrom(), fallback, inbox.signature(), Filters.of(mail.rules()), new Answer(mail.answers(), mail.answer())),
                channels.stream().map(ChannelJson::of).toList());
    }
}
