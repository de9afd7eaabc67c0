package dev.hoopoe.directory.attribute;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.field.FieldType;
import dev.hoopoe.common.field.FieldVisibility;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Query parameters of H-57; an empty one counts as absent. */
public class AttributeFilter {

    @QueryParam("scope")
    @Parameter(schema = @Schema(implementation = AttributeScope.class))
    String scope;

    @QueryParam("data_type")
    @Parameter(schema = @Schema(implementation = FieldType.class))
    String dataType;

    @QueryParam("visibility")
    @Parameter(schema = @Schema(implementation = FieldVisibility.class))
    String visibility;

    @QueryParam("search")
    @Parameter(description = "A part of the name or title")
    String search;

    Optional<AttributeScope> scope() {
        return given(scope, AttributeFilter::scopeOf);
    }

    Optional<FieldType> dataType() {
        return given(dataType, FieldType::of);
    }

    Optional<FieldVisibility> visibility() {
        return given(visibility, FieldVisibility::of);
    }

    String search() {
        return search;
    }

    /** The scope that a parameter or a body names. */
    static AttributeScope scopeOf(String name) {
        return AttributeScope.named(name)
                .orElseThrow(() -> HoopoeException.invalid("scope", "must be client or ticket"));
    }

    private static <T> Optional<T> given(String text, Function<String, T> reading) {
        return Optional.ofNullable(text).filter(value -> !value.isBlank()).map(reading);
    }
}
