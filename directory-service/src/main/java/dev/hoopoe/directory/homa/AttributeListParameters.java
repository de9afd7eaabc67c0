package dev.hoopoe.directory.homa;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.field.FieldType;
import dev.hoopoe.common.field.FieldVisibility;
import dev.hoopoe.directory.attribute.AttributeFilter;
import dev.hoopoe.directory.attribute.AttributeScope;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Query parameters of H-57; an empty one counts as absent. */
public class AttributeListParameters {

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

    AttributeFilter toFilter() {
        return new AttributeFilter(
                given(scope, AttributeListParameters::scopeOf),
                given(dataType, FieldType::of),
                given(visibility, FieldVisibility::of),
                search);
    }

    /** The scope that a parameter or a body names. */
    static AttributeScope scopeOf(String name) {
        return AttributeScope.named(name)
                .orElseThrow(() -> HoopoeException.invalid("scope", "must be client or ticket"));
    }

    private static <T> Optional<T> given(String text, Function<String, T> parse) {
        return Optional.ofNullable(text).filter(value -> !value.isBlank()).map(parse);
    }
}
