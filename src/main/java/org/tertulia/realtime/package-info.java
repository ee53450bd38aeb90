/**
 * Who is connected here, and what they are told: topics, lines with bounded queues, pushes after the commit. It knows no
 * frames: each edge writes its own. Hears the events of conversations and visitors; whoever misses a push catches up from
 * the database by {@code seq}.
 */
package org.tertulia.realtime;
