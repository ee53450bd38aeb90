/**
 * The agents' inbox: its page (list, thread, right panel, the dialog that says who a visitor is) and the socket that keeps
 * the page up to date. The page's first state comes with the page; what happens afterwards comes as frames, and whatever
 * was missed is caught up by {@code seq}. No rule of the business is decided here; it fires {@code Typing} and hears who
 * of the team may see what.
 */
package org.tertulia.web.inbox;
