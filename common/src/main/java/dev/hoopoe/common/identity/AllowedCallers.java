package dev.hoopoe.common.identity;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Which services may call an {@code /internal} operation; on the method, or on the class for all of its methods. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface AllowedCallers {

    ServiceName[] value() default {};

    /** Why the operation needs no service token; empty where it needs one. */
    String openBecause() default "";
}
