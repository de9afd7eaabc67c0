package dev.hoopoe.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An operation that may redirect, by {@code Location}. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Redirects {

    /** The target and the condition. */
    String value();

    int status() default 302;
}
