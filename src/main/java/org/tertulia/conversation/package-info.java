/**
 * What visitors and the team say to each other: conversations, their entries, where replies are on their way, and the
 * list of it all. Fires {@code MessagePosted}, {@code ConversationChanged}, {@code DeliveryChanged}, {@code TeamRead};
 * hears what contacts and visitors become. It sends nothing anywhere: pushes and letters are other rooms' work.
 */
package org.tertulia.conversation;
