package org.tertulia.conversation;

import java.util.List;
import java.util.Set;
import org.tertulia.platform.EmailAddress;

/**
 * What goes with an entry besides its text.
 *
 * @param files   ids of files that were stored before, in their order
 * @param leftOut who of those who take part by mail gets no copy
 * @param mentioned ids of agents whom the text mentions, in its order
 */
public record Along(List<Long> files, Set<EmailAddress> leftOut, List<Long> mentioned) {

    public static final Along NOTHING = new Along(List.of(), Set.of());

    public Along {
        files = List.copyOf(files);
        leftOut = Set.copyOf(leftOut);
        mentioned = List.copyOf(mentioned);
    }

    /** What goes with an entry that mentions nobody. */
    public Along(List<Long> files, Set<EmailAddress> leftOut) {
        this(files, leftOut, List.of());
    }

    /** Nothing but a text that mentions these agents. */
    public static Along mentioning(Long... agents) {
        return new Along(List.of(), Set.of(), List.of(agents));
    }
}
