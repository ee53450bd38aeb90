package org.tertulia.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test class whose {@code @Inject} fields are the product's beans over a real database, and which runs once on H2 and once
 * on PostgreSQL. Each test begins with the rows that the migrations leave, and with the clock at
 * {@link org.tertulia.testing.container.HandClock#START}. A parameter of the type {@link Engine} or
 * {@link Databases.Address} tells what it runs on.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ClassTemplate
@ExtendWith(OnBothEngines.class)
public @interface Persistent {
}
