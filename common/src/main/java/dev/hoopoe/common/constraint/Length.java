package dev.hoopoe.common.constraint;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A text with a number of characters within bounds ({@link Characters#count}), blank or not; null is valid. */
@Constraint(validatedBy = Length.Validator.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Length {

    /** In characters. */
    int min() default 0;

    /** In characters. */
    int max();

    String message() default "has the wrong length";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Names the bound that is broken. */
    final class Validator implements ConstraintValidator<Length, String> {

        private int least;
        private int most;

        @Override
        public void initialize(Length length) {
            least = length.min();
            most = length.max();
        }

        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            var length = text == null ? least : Characters.count(text);
            if (length >= least && length <= most) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(demand()).addConstraintViolation();
            return false;
        }

        private String demand() {
            return least == 0
                    ? "must have at most " + most + " characters"
                    : "must have " + least + " to " + most + " characters";
        }
    }
}
