/**
 * The parts of a server that the product's beans need, put together in the test's JVM: Weld for CDI, Narayana for JTA and
 * {@code @Transactional}, EclipseLink for JPA, all true; the executor and the password hash are simple stand-ins.
 */
package org.tertulia.testing.container;
