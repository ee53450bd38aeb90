package org.tertulia.conversation;

/** What became of something sent. @param again whether the same key had been stored before */
public record Posted(Message message, boolean again) {
}
