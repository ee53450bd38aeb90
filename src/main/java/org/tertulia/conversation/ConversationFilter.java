package org.tertulia.conversation;

/**
 * What an agent wants to see in the list.
 *
 * @param view   whose conversations
 * @param status open (which includes sleeping ones only when asked for) or closed; null for all
 * @param inbox  one inbox, or null for all that the agent may see
 * @param text   words to find, or null
 */
public record ConversationFilter(View view, ConversationStatus status, Long inbox, String text) {

    /** Whose conversations are listed; mentions are those in whose comments the agent is mentioned. */
    public enum View { ALL, MINE, UNASSIGNED, MENTIONS }
}
