package org.tertulia.conversation;

import org.tertulia.contact.Contact;

/**
 * A line of the list.
 *
 * @param contact     null while the visitor is anonymous
 * @param assignee    the agent's name, or null
 * @param mentionedBy who mentioned the reader there last without the reader having seen it, or null
 */
public record ConversationRow(Conversation conversation, Contact contact, String assignee, String mentionedBy) {
}
