/**
 * The agents' side in the browser: what every page of it shares (assets, language, light and dark, texts, errors).
 * The pages' own views live in rooms below this one ({@code web.inbox} …), thin, on the boundaries of the features.
 *
 * <p>Never here: an {@code EntityManager}, a decision of the business, another edge ({@code api}, {@code widget}).
 * It fires no events and hears none.
 */
package org.tertulia.web;
