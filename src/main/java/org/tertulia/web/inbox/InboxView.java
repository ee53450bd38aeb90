package org.tertulia.web.inbox;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tertulia.conversation.Author;
import org.tertulia.conversation.Conversation;
import org.tertulia.conversation.ConversationFilter;
import org.tertulia.conversation.ConversationFilter.View;
import org.tertulia.conversation.ConversationRow;
import org.tertulia.conversation.InboxList;
import org.tertulia.inbox.Channel;
import org.tertulia.inbox.ChannelType;
import org.tertulia.inbox.Inboxes;
import org.tertulia.platform.Settings;
import org.tertulia.security.CurrentAgent;
import org.tertulia.visitor.Presence;

/** The list of conversations, its tabs, and what stands there while there is nothing to list. */
@Named
@RequestScoped
public class InboxView {

    @Inject
    CurrentAgent current;
    @Inject
    InboxAddress address;
    @Inject
    InboxList list;
    @Inject
    Inboxes inboxes;
    @Inject
    Presence presence;
    @Inject
    Settings settings;

    private List<ListRow> rows;
    private boolean more;
    private Map<View, Long> unread;
    private Boolean untouched;

    public List<ListRow> getRows() {
        if (rows == null) {
            List<ConversationRow> page = list.page(current.agent(), address.filter(), null, address.getMost() + 1);
            more = page.size() > address.getMost();
            List<ConversationRow> shown = more ? page.subList(0, address.getMost()) : page;
            Set<Long> here = presence.here(shown.stream().map(row -> row.conversation().visitorId()).collect(Collectors.toSet()));
            rows = shown.stream().map(row -> row(row, here)).toList();
        }
        return rows;
    }

    private static ListRow row(ConversationRow row, Set<Long> here) {
        Conversation c = row.conversation();
        String name = row.contact() == null ? null : row.contact().displayName();
        return new ListRow(c.id(), c.visitorId(), name, row.contact() == null ? c.visitorId() : row.contact().id(),
                here.contains(c.visitorId()), c.channelType() == ChannelType.EMAIL, c.preview(), c.previewBy() != Author.Type.VISITOR, c.updatedAt(), c.unread(),
                c.assigneeId(), row.assignee(), row.mentionedBy());
    }

    /** Whether there are more conversations than the list shows. */
    public boolean isMore() {
        return !getRows().isEmpty() && more;
    }

    /** How many open conversations of that view (as in the address) have something unread; of the mentions all. */
    public long unread(String view) {
        if (unread == null) {
            unread = list.unread(current.agent());
        }
        return unread.getOrDefault(View.valueOf(view.toUpperCase(Locale.ROOT)), 0L);
    }

    /** As {@link #unread}, as a badge says it: nobody counts further than 99. */
    public String unreadText(String view) {
        long count = unread(view);
        return count < InboxList.MANY ? String.valueOf(count) : InboxList.MANY - 1 + "+";
    }

    /** Whether nobody has ever written, as far as the agent may see. */
    public boolean isUntouched() {
        if (untouched == null) {
            untouched = list.page(current.agent(), new ConversationFilter(View.ALL, null, null, null), null, 1).isEmpty();
        }
        return untouched;
    }

    /** Whether the agent works in an inbox at all. */
    public boolean isStaffed() {
        return !inboxes.visibleTo(current.agent()).isEmpty();
    }

    /** The line to paste into a web page, for the first chat that the agent may see; empty where there is none. */
    public String getSnippet() {
        return inboxes.visibleTo(current.agent()).stream().flatMap(inbox -> inboxes.channels(inbox.id()).stream())
                .filter(channel -> channel.type() == ChannelType.CHAT).findFirst().map(this::snippet).orElse("");
    }

    private String snippet(Channel channel) {
        return "<script async src=\"" + settings.baseUrl() + "/widget.js\" data-channel=\"" + channel.key() + "\"></script>";
    }
}
