package dev.hoopoe.common.etag;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.function.Function;

/**
 * The entity tag that goes with the answer, and the tag that the caller expects. A resource says how its thing is shown; the
 * feature's transaction asks, once it holds the thing, whether the caller has seen it as it is.
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

    /** How callers are shown a thing of some type. */
    private record Presentation(Class<?> type, Function<Object, ?> presenter) {

        static <T> Presentation of(Class<T> type, Function<? super T, ?> presenter) {
            return new Presentation(type, thing -> presenter.apply(type.cast(thing)));
        }
    }

    /** Has the answer carry the tag of this, which is what a GET of the thing shows. */
    public <T> T show(T representation) {
        shown = representation;
        return representation;
    }

    /** Before a write: what {@link #require} is given of this type is shown to callers so. */
    public <T> void shownBy(Class<T> type, Function<? super T, ?> presenter) {
        presentation = Presentation.of(type, presenter);
    }

    /**
     * Refuses the write with 412 when the caller has seen the thing otherwise than it is; to be called with the thing held
     * against other writers. Holds where the caller has not said what it has seen.
     */
    public void require(Object held) {
        if (condition == null || presentation == null || !presentation.type().isInstance(held)) {
            return;
        }
        var current = mapper.valueToTree(presentation.presenter().apply(held));
        var tag = EntityTag.of(current);
        if (!condition.holds(tag)) {
            throw new ChangedMeanwhileException(tag, current);
        }
    }

    /** If-Match of a write, If-None-Match of a read. */
    void take(TagCondition newCondition) {
        condition = newCondition;
    }

    /** True when the reader says that it has what has this tag. */
    boolean isKnown(String tag) {
        return condition != null && condition.holds(tag);
    }

    /** The tag of what is shown; empty when nothing that has one is. */
    Optional<String> current() {
        return Optional.ofNullable(shown).map(thing -> EntityTag.of(mapper.valueToTree(thing)));
    }
}
