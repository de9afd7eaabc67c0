package dev.hoopoe.common.constraint;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A text that is not blank ({@link Characters#isBlank}) and has at most {@link #max} characters. */
@Constraint(validatedBy = Text.Validator.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Text {

    /** In characters. */
    int max() default Integer.MAX_VALUE;

    /** False where null is valid. */
    boolean required() default true;

    String message() default "must not be blank";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Names the rule that is broken. */
    final class Validator implements ConstraintValidator<Text, String> {

        private int most;
        private boolean required;

        @Override
        public void initialize(Text text) {
            most = text.max();
            required = text.required();
        }

        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            if (text == null) {
                return !required;
            }
            if (Characters.count(text) > most) {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate("must have at most " + most + " characters")
                        .addConstraintViolation();
                return false;
            }
            return !Characters.isBlank(text);
        }
    }
}
