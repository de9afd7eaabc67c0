package dev.hoopoe.directory.user;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A text that looks like an address: something, one {@code @}, and a domain of at least two parts; 254 characters (RFC 5321 §4.5.3.1.3). */
@Size(max = EmailAddress.LONGEST) @Pattern(regexp = EmailAddress.SHAPE) @Schema(format = "email")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface EmailAddress {

    /** In characters. */
    int LONGEST = 254;

    /** As a regular expression. */
    String SHAPE = "[^\\s\\p{Cntrl}@<>()\\[\\],;:\\\\\"]{1,64}"
            + "@[\\p{L}\\p{N}]([\\p{L}\\p{N}-]{0,62})(\\.[\\p{L}\\p{N}]([\\p{L}\\p{N}-]{0,62}))+";

    String message() default "must be an e-mail address";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
