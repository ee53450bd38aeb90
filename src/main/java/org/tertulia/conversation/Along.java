package org.tertulia.conversation;

import java.util.List;
import java.util.Set;
import org.tertulia.platform.EmailAddress;

/**
 * What goes with an entry besides its text.
 *
 * @param files   ids of files that were stored before, in their order
 * @param leftOut who of those who take part by mail gets no copy
 */
public record Along(List<Long> files, Set<EmailAddress> leftOut) {

    public static final Along NOTHING = new Along(List.of(), Set.of());

    public Along {
        files = List.copyOf(files);
        leftOut = Set.copyOf(leftOut);
    }
}
