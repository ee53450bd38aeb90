/**
 * How visitors of a page are met: chatflows, which pages they are for, their texts, when they ask for the address. It
 * asks nobody itself: that is {@code capture}'s. Fires {@code ChatflowChanged}.
 */
package org.tertulia.chatflow;
