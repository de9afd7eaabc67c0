package dev.hoopoe.common.etag;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.function.Function;

/**
 * The entity tag of the response, and the tags that the caller expects. A resource declares how it represents a
 * value; the feature's transaction checks the tag once it has locked the row.
 */
@RequestScoped
public class EntityTags {

    private final ObjectMapper mapper;
    private TagCondition condition;
    private Presentation presentation;
    private Object shown;

    EntityTags(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** How values of a type are represented. */
    private record Presentation(Class<?> type, Function<Object, ?> presenter) {

        static <T> Presentation of(Class<T> type, Function<? super T, ?> presenter) {
            return new Presentation(type, thing -> presenter.apply(type.cast(thing)));
        }
    }

    /** Sets the response's ETag to that of this representation, which must be what a GET answers. */
    public <T> T show(T representation) {
        shown = representation;
        return representation;
    }

    /** Before a write: how {@link #require} represents values of this type. */
    public <T> void shownBy(Class<T> type, Function<? super T, ?> presenter) {
        presentation = Presentation.of(type, presenter);
    }

    /**
     * Refuses the write with 412 when the value's tag does not match If-Match. To be called with the row locked. Does
     * nothing for requests without If-Match.
     */
    public void require(Object held) {
        if (condition == null || presentation == null || !presentation.type().isInstance(held)) {
            return;
        }
        var current = mapper.valueToTree(presentation.presenter().apply(held));
        var tag = EntityTag.of(current);
        if (!condition.matches(tag)) {
            throw new ChangedMeanwhileException(tag, current);
        }
    }

    /** If-Match of a write, If-None-Match of a read. */
    void expect(TagCondition newCondition) {
        condition = newCondition;
    }

    /** True when If-None-Match names this tag. */
    boolean isKnown(String tag) {
        return condition != null && condition.matches(tag);
    }

    /** The response's tag; empty when the resource set none. */
    Optional<String> current() {
        return Optional.ofNullable(shown).map(thing -> EntityTag.of(mapper.valueToTree(thing)));
    }
}
