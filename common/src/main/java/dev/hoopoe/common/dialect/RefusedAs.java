package dev.hoopoe.common.dialect;

import dev.hoopoe.common.error.ErrorKind;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How an operation of HCall tells refusals of some kinds, since the wording of {@code message} is part of that contract; the
 * first one that names the kind decides, what none names is told as everywhere in the dialect.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(RefusedAs.All.class)
public @interface RefusedAs {

    /** By default what may be wrong with what the caller sent, or with what it refers to. */
    ErrorKind[] kinds() default {ErrorKind.INVALID, ErrorKind.MISSING, ErrorKind.NOT_FOUND, ErrorKind.CONFLICT};

    int status();

    /** The fixed text; empty for the refusal's own, which the reason then repeats. */
    String message();

    /** False where the contract has no {@code reason}. */
    boolean reason() default true;

    /** Holds several. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @interface All {
        RefusedAs[] value();
    }
}
