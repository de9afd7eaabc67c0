package dev.hoopoe.openapi;

import dev.hoopoe.common.constraint.Length;
import dev.hoopoe.common.constraint.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

/**
 * Adds Bean Validation's constraints to schemas where the framework does not: inside {@code Optional}, and from
 * composed constraints, whose {@code @Schema(format = …)} replaces their pattern.
 */
final class Constraints {

    private static final String VALIDATION = "jakarta.validation.constraints.";
    private static final String LENGTH = Length.class.getName();
    private static final String TEXT = Text.class.getName();
    private static final Set<String> REFUSE_NULL = Set.of(VALIDATION + "NotNull", VALIDATION + "NotEmpty");
    private static final DotName CONSTRAINT = DotName.createSimple("jakarta.validation.Constraint");
    private static final DotName SCHEMA =
            DotName.createSimple("org.eclipse.microprofile.openapi.annotations.media.Schema");
    private static final String SOMETHING_VISIBLE = "\\S";
    private static final String WORDS = "[a-z_]+(\\|[a-z_]+)+";

    private final IndexView index;

    Constraints(IndexView index) {
        this.index = index;
    }

    boolean refuseNull(Collection<AnnotationInstance> annotations) {
        return annotations.stream()
                .anyMatch(annotation -> REFUSE_NULL.contains(annotation.name().toString())
                        || (isText(annotation) && isRequired(annotation)));
    }

    void describe(Schema schema, Collection<AnnotationInstance> annotations) {
        for (var annotation : annotations) {
            if (isText(annotation)) {
                schema.setPattern(SOMETHING_VISIBLE);
                schema.setMaxLength(intOf(annotation.value("max")));
            } else if (annotation.name().toString().equals(LENGTH)) {
                schema.setMinLength(intOf(annotation.value("min")));
                schema.setMaxLength(intOf(annotation.value("max")));
            } else if (annotation.name().toString().equals(VALIDATION + "Size")) {
                schema.setMinItems(intOf(annotation.value("min")));
                schema.setMaxItems(intOf(annotation.value("max")));
            } else if (annotation.name().toString().equals(VALIDATION + "Pattern")) {
                pattern(schema, annotation.value("regexp").asString());
            } else {
                composed(schema, annotation);
            }
        }
    }

    private static boolean isText(AnnotationInstance annotation) {
        return annotation.name().toString().equals(TEXT);
    }

    private static boolean isRequired(AnnotationInstance text) {
        return text.value("required") == null || text.value("required").asBoolean();
    }

    private static Integer intOf(AnnotationValue value) {
        return value == null ? null : value.asInt();
    }

    /**
     * Bean Validation matches the whole text, JSON Schema any part of it; an alternation of words becomes an
     * enumeration.
     */
    private static void pattern(Schema schema, String expression) {
        if (expression.matches(WORDS)) {
            schema.setPattern(null);
            schema.setEnumeration(new ArrayList<>(List.of(expression.split("\\|", -1))));
        } else {
            schema.setPattern("^(?:" + expression + ")$");
        }
    }

    private void composed(Schema schema, AnnotationInstance annotation) {
        var type = index.getClassByName(annotation.name());
        if (type == null || !type.hasDeclaredAnnotation(CONSTRAINT)) {
            return;
        }
        describe(schema, type.declaredAnnotations());
        var words = type.declaredAnnotation(SCHEMA);
        if (words != null && words.value("format") != null) {
            schema.setFormat(words.value("format").asString());
            schema.setPattern(null);
        }
    }
}
