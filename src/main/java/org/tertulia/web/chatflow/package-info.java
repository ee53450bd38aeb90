/**
 * The administrators' pages of chatflows: the list, and the editor with its rehearsal. Thin, on {@code chatflow}'s
 * boundary; what the rehearsal shows is made in the browser and reaches no visitor. Fires and hears nothing.
 */
package org.tertulia.web.chatflow;
