package dev.hoopoe.common.dialect.hcall;

import dev.hoopoe.common.error.ErrorKind;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How an HCall operation answers errors of some kinds; the wording is part of that contract. The first rule that lists the
 * kind applies; a kind that none lists is answered as everywhere in HCall.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(HCallError.All.class)
public @interface HCallError {

    /** By default every kind that says that the request is wrong or that something it names is missing. */
    ErrorKind[] kinds() default {ErrorKind.INVALID, ErrorKind.MISSING, ErrorKind.NOT_FOUND, ErrorKind.CONFLICT};

    int status();

    /** The fixed text; empty for the error's own message, which {@code reason} then repeats. */
    String message();

    /** False where the contract has no {@code reason}. */
    boolean reason() default true;

    /** Holds several. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @interface All {
        HCallError[] value();
    }
}
