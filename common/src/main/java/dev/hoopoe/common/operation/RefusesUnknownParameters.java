package dev.hoopoe.common.operation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The operations of this resource class answer 400 to an unknown query parameter, which may be a misspelling.
 * Operations without the annotation ignore it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface RefusesUnknownParameters {}
