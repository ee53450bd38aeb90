package org.tertulia.chatflow;

import java.util.List;
import java.util.Map;

/**
 * A chatflow as an editor leaves it.
 *
 * @param language the chatflow's own language: what visitors read whose language it has no texts for
 * @param texts    by language; at least for its own
 * @param priority the smallest number is asked first when several chatflows are meant for a page
 */
public record ChatflowDraft(long inbox, String name, ChatflowType type, boolean published, int priority, String language,
                            Map<String, ChatflowTexts> texts, CaptureSetting capture, List<Rule> targeting) {
}
