package org.tertulia.forwarding;

import java.util.List;

/**
 * A conversation by mail that an agent begins.
 *
 * @param inbox   whose address it comes from
 * @param to      the address, as it was typed
 * @param cc      further addresses, as they were typed
 * @param subject one line
 */
public record NewLetter(long inbox, String to, List<String> cc, String subject, String text) {
}
