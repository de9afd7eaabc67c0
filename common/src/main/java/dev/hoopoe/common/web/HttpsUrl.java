package dev.hoopoe.common.web;

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
import java.net.URI;
import java.net.URISyntaxException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The address of a picture that clients load: absolute, {@code https}, with a host and without credentials. Any other
 * scheme, such as {@code javascript} or {@code data}, would become active content where a client puts it into a page.
 */
@Length(max = HttpsUrl.LONGEST) @Schema(format = "uri")
@ReportAsSingleViolation
@Constraint(validatedBy = HttpsUrl.Form.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface HttpsUrl {

    /** In characters. */
    int LONGEST = 2_048;

    String message() default "must be an https URL of at most " + LONGEST + " characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Parses it by RFC 3986, which also refuses spaces, quotation marks and control characters. */
    final class Form implements ConstraintValidator<HttpsUrl, String> {

        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            return text == null || (text.length() <= LONGEST && isValid(text));
        }

        private static boolean isValid(String text) {
            try {
                var url = new URI(text);
                return "https".equalsIgnoreCase(url.getScheme()) && url.getHost() != null && url.getUserInfo() == null;
            } catch (URISyntaxException e) {
                return false;
            }
        }
    }
}
