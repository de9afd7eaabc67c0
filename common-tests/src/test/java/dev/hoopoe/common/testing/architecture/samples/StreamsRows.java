package dev.hoopoe.common.testing.architecture.samples;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.persistence.TypedQuery;
import java.util.stream.Stream;
import org.hibernate.ScrollableResults;
import org.hibernate.query.Query;

/** Leaves streams of rows open. */
final class StreamsRows implements PanacheRepositoryBase<OpenEntity, Long> {

    Stream<OpenEntity> found() {
        return find("id", 1).stream();
    }

    Stream<OpenEntity> all() {
        return streamAll();
    }

    Stream<String> selected(TypedQuery<String> query) {
        return query.getResultStream();
    }

    ScrollableResults<String> scrolled(Query<String> query) {
        return query.scroll();
    }
}
