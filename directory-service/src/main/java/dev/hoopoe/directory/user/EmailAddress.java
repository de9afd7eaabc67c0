package dev.hoopoe.directory.user;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A text that looks like an address: something, one {@code @}, and a domain of at least two parts; 254 characters (RFC 5321 §4.5.3.1.3). */
@Size(max = EmailAddress.LONGEST) @Schema(format = "email")
@ReportAsSingleViolation
@Constraint(validatedBy = EmailAddress.Form.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface EmailAddress {

    /** In characters. */
    int LONGEST = 254;

    String message() default "must be an e-mail address";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /**
     * Looks at the length first: the JDK matches each further label of a domain one call deeper, and a domain of some
     * thousand labels overflows the stack. Separate constraints would be checked in any order.
     */
    final class Form implements ConstraintValidator<EmailAddress, String> {

        private static final Pattern SHAPE = Pattern.compile("[^\\s\\p{Cntrl}@<>()\\[\\],;:\\\\\"]{1,64}"
                + "@[\\p{L}\\p{N}]([\\p{L}\\p{N}-]{0,62})(\\.[\\p{L}\\p{N}]([\\p{L}\\p{N}-]{0,62}))+");

        /** Whether it looks like an address. */
        public static boolean holds(String text) {
            return text.length() <= LONGEST && SHAPE.matcher(text).matches();
        }

        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            return text == null || holds(text);
        }
    }
}
