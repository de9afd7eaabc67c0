package dev.hoopoe.common.openapi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

/**
 * What Bean Validation's annotations mean in a schema, also where the framework does not look: inside {@code Optional},
 * and in constraints of our own, whose {@code @Schema(format = …)} stands for their pattern.
 */
final class Constraints {

    private static final String VALIDATION = "jakarta.validation.constraints.";
    private static final Set<String> REFUSE_NULL =
            Set.of(VALIDATION + "NotNull", VALIDATION + "NotBlank", VALIDATION + "NotEmpty");
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
                .anyMatch(annotation -> REFUSE_NULL.contains(annotation.name().toString()));
    }

    void describe(Schema schema, Collection<AnnotationInstance> annotations) {
        for (var annotation : annotations) {
            switch (annotation.name().toString()) {
                case VALIDATION + "Size" -> size(schema, annotation);
                case VALIDATION + "Pattern" ->
                    pattern(schema, annotation.value("regexp").asString());
                case VALIDATION + "NotBlank" -> schema.setPattern(SOMETHING_VISIBLE);
                default -> composed(schema, annotation);
            }
        }
    }

    private static void size(Schema schema, AnnotationInstance annotation) {
        var least = intOf(annotation.value("min"));
        var most = intOf(annotation.value("max"));
        if (Schemas.is(schema, SchemaType.ARRAY)) {
            schema.setMinItems(least);
            schema.setMaxItems(most);
        } else {
            schema.setMinLength(least);
            schema.setMaxLength(most);
        }
    }

    private static Integer intOf(AnnotationValue value) {
        return value == null ? null : value.asInt();
    }

    /** Bean Validation matches the whole text, JSON Schema any part of it; a choice of words is an enumeration. */
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
