package dev.hoopoe.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An operation that may answer with the address of something else, in {@code Location}. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Redirects {

    /** Where to, and when. */
    String value();

    int status() default 302;
}
