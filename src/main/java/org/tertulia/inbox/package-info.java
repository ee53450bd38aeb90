/** Shared inboxes, their members and the channels into them. Knows nothing of conversations. Fires {@code InboxChanged}. */
package org.tertulia.inbox;
