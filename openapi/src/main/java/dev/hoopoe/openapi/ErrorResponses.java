package dev.hoopoe.openapi;

import dev.hoopoe.common.error.ErrorKind;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Refusals that an operation's path, body and token do not tell of; the gateway knows the rest, and what each looks like. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface ErrorResponses {

    ErrorKind[] value();
}
