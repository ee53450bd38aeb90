package org.tertulia.conversation;

import org.tertulia.inbox.Channel;

/**
 * Something that a visitor sends.
 *
 * @param conversation the conversation that it belongs to where the edge knows it already, else null
 * @param chatflow     the chatflow that greeted the visitor, or null
 * @param otherThan    who wrote it, where that is not the visitor: somebody else's letter in the thread; else null
 * @param letter       the letter that it came in with, or null
 */
public record Incoming(long visitor, Channel channel, Long conversation, Long chatflow, SenderKey key, Written text, String otherThan,
                       Long letter) {

    public Incoming(long visitor, Channel channel, Long conversation, Long chatflow, SenderKey key, Written text) {
        this(visitor, channel, conversation, chatflow, key, text, null, null);
    }

    Author author() {
        return Author.visitor(visitor, otherThan);
    }
}
