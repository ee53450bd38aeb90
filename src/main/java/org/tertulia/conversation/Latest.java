package org.tertulia.conversation;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.tertulia.platform.Position;

/**
 * The latest conversations of a view, as PostgreSQL finds them however many there are (docs/decisions/0085): of each inbox and status by an
 * index that ends there, so many, and of these the latest. No more is read than {@code most} times the inboxes and statuses.
 */
record Latest(long me, ConversationFilter filter, Collection<Long> inboxes, Position after) {

    static final String ORDER = " order by c.updated_at desc, c.id desc";

    private static final String BY_PLACE = """
            select c.id, c.updated_at from unnest(cast(%1$s as bigint[])) i(id) cross join unnest(cast(%2$s as text[])) s(name)
            cross join lateral (select c.id, c.updated_at from conversation c where c.inbox_id = i.id and c.status = s.name%3$s%4$s limit %5$d) c%4$s limit %5$d""";

    /**
     * A query of ids and instants.
     *
     * @param values what its numbered parameters stand for; it adds its own
     * @param most   so many at most
     */
    String sql(List<Object> values, int most) {
        if (filter.view() == ConversationFilter.View.MENTIONS) {
            return "select c.id, c.updated_at from conversation c where " + condition(values) + ORDER + " limit " + most;
        }
        return String.format(BY_PLACE, array(values, places()), array(values, statuses()), whose(values) + behind(values), ORDER, most);
    }

    /** Which conversations {@code c} are meant, for a few that were found otherwise. */
    String condition(List<Object> values) {
        return "c.inbox_id = any (cast(" + array(values, places()) + " as bigint[])) and c.status = any (cast(" + array(values, statuses()) + " as text[]))"
                + whose(values) + behind(values);
    }

    private Collection<?> places() {
        return filter.inbox() == null ? inboxes : List.of(filter.inbox());
    }

    private List<?> statuses() {
        return filter.status() == null ? Arrays.asList(ConversationStatus.values()) : List.of(filter.status());
    }

    private String whose(List<Object> values) {
        return switch (filter.view()) {
            case ALL -> "";
            case MINE -> " and c.assignee_id = " + mark(values, me);
            case UNASSIGNED -> " and c.assignee_id is null";
            case MENTIONS -> " and c.id in (select n.conversation_id from mention n where n.agent_id = " + mark(values, me) + ")";
        };
    }

    private String behind(List<Object> values) {
        return after == null ? "" : " and (c.updated_at, c.id) < (" + mark(values, after.at().toEpochMilli()) + ", " + mark(values, after.id()) + ")";
    }

    private static String array(List<Object> values, Collection<?> members) {
        return mark(values, members.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}")));
    }

    private static String mark(List<Object> values, Object value) {
        values.add(value);
        return "?" + values.size();
    }
}
