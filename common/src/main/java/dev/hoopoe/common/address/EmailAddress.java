package dev.hoopoe.common.address;

import dev.hoopoe.common.constraint.Length;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An e-mail address of at most 254 characters (RFC 5321 §4.5.3.1.3) with a domain of at least two parts, in any script
 * (RFC 6531, IDNA 2008); see {@link EmailSyntax}.
 */
@Length(max = EmailAddress.LONGEST) @Schema(format = "email")
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

    /** Refuses a text that is not an address. */
    final class Form implements ConstraintValidator<EmailAddress, String> {

        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            return text == null || EmailSyntax.isAddress(text);
        }
    }
}
