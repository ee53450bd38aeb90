/**
 * The administrators' settings: people, inboxes, e-mail forwarding, mail, kept letters, work that was given up; and each
 * agent's own profile. Thin, on the boundaries of the rooms that own these things. Fires and hears nothing.
 */
package org.tertulia.web.settings;
