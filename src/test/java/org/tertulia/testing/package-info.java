/**
 * What tests stand on: databases of both kinds ({@link org.tertulia.testing.Databases}), the product's beans in this JVM
 * ({@link org.tertulia.testing.Persistent}), the packaged product as a process ({@link org.tertulia.testing.Tertulia}), a mail
 * server ({@link org.tertulia.testing.Smtp}), and waiting that ends ({@link org.tertulia.testing.Eventually}).
 */
package org.tertulia.testing;
