package org.tertulia.mail.bounce;

import java.util.List;

/**
 * What an inbox keeps out.
 *
 * @param allow         addresses, {@code @domain} or {@code domain} that always come in, whatever else holds
 * @param deny          the same, that never do; a domain holds for those below it too
 * @param roleAddresses keep out {@code noreply@} and the like
 * @param newsletters   keep out what is sent to many
 * @param automatic     keep out answers of machines, other than lists
 * @param spam          keep out what the mail server marked as spam
 */
public record FilterRules(List<String> allow, List<String> deny, boolean roleAddresses, boolean newsletters, boolean automatic, boolean spam) {

    public FilterRules {
        allow = List.copyOf(allow);
        deny = List.copyOf(deny);
    }
}
