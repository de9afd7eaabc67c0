package dev.hoopoe.directory.user;

import dev.hoopoe.common.constraint.Length;
import dev.hoopoe.directory.principal.PasswordPolicy;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;

/** A password that {@link PasswordPolicy} allows. */
@Length(min = PasswordPolicy.SHORTEST, max = PasswordPolicy.LONGEST) @Constraint(validatedBy = Password.Validator.class)
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface Password {

    String message() default "is not a password";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Names the broken rule. */
    final class Validator implements ConstraintValidator<Password, String> {

        @Override
        public boolean isValid(String password, ConstraintValidatorContext context) {
            var refusal =
                    Optional.ofNullable(password).filter(Validator::hasSize).flatMap(PasswordPolicy::refusal);
            refusal.ifPresent(reason -> {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate(reason).addConstraintViolation();
            });
            return refusal.isEmpty();
        }

        /** Otherwise {@link Length} refuses it, and one message is enough. */
        private static boolean hasSize(String password) {
            return password.length() >= PasswordPolicy.SHORTEST && password.length() <= PasswordPolicy.LONGEST;
        }
    }
}
