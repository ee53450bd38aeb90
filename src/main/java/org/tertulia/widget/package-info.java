/**
 * The visitor's edge: the socket, the same protocol over polling, the chat's page and the demonstration page. The only
 * rules here are the protocol's; what a message does, the rooms below decide. It shows a visitor nothing that is not theirs.
 */
package org.tertulia.widget;
