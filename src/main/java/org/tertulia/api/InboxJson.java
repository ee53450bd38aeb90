package org.tertulia.api;

import java.util.List;
import org.tertulia.inbox.Channel;
import org.tertulia.inbox.Domain;
import org.tertulia.inbox.Inbox;

/** An inbox with its channels. @param members ids of agents */
public record InboxJson(String id, String name, List<String> members, Mail mail, List<ChannelJson> channels) {

    /** @param from the sender of the inbox's letters, or null for the installation's */
    public record Mail(String from) {
    }

    /** @param key what stands in the snippet. @param allowedDomains on whose pages it works; empty for all */
    public record ChannelJson(String id, String type, String key, List<String> allowedDomains) {

        static ChannelJson of(Channel channel) {
            return new ChannelJson(Names.id(channel.id()), Names.of(channel.type()), channel.key(),
                    channel.allowedDomains().stream().map(Domain::toString).toList());
        }
    }

    static InboxJson of(Inbox inbox, List<Channel> channels) {
        return new InboxJson(Names.id(inbox.id()), inbox.name(), inbox.members().stream().sorted().map(Names::id).toList(),
                new Mail(inbox.mailFrom()), channels.stream().map(ChannelJson::of).toList());
    }
}
