package dev.hoopoe.common.operation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The operations of this resource class answer 400 to a query parameter that they do not have, since a misspelt one would
 * go by unseen. Operations of a contract that says otherwise ignore it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface RefusesUnknownParameters {}
