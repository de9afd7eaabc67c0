package dev.hoopoe.openapi;

import dev.hoopoe.common.error.ErrorKind;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Errors of an operation that do not follow from its path, body or token; the gateway adds the others and all
 * descriptions.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface ErrorResponses {

    ErrorKind[] value();
}
