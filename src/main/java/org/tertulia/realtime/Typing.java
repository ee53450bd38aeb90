package org.tertulia.realtime;

import org.tertulia.conversation.Author;

/** Somebody is typing just now. It is never stored. @param name the agent's name; null for the visitor */
public record Typing(long conversation, long inbox, long visitor, Author.Type who, Long agent, String name) {
}
