package dev.hoopoe.common.background;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a class that works without being asked: on a schedule, on a timer, or in a thread of its own. Every replica of the
 * service runs it, so it says what keeps two of them from doing the same thing; tests demand this, and a test with two
 * replicas where they share something.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface BackgroundWork {

    /** What coordinates the replicas. */
    Coordination value();
}
