package dev.hoopoe.directory.user;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A password that may be set: 6 characters (contract Homa, section 5.6) to 1024. */
@Size(min = 6, max = 1024) @Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface Password {

    String message() default "is not a password";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
