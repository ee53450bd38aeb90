/** The first start of an installation, and the demonstration that can be asked for. It uses the rooms as an edge does. */
package org.tertulia.setup;
