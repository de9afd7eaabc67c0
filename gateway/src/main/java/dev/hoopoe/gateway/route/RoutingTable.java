package dev.hoopoe.gateway.route;

import dev.hoopoe.common.dialect.Dialect;
import dev.hoopoe.common.dialect.DialectRoute;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The routes of all dialects; of those that match a path, the one with the most specific template applies. */
@ApplicationScoped
public class RoutingTable {

    private static final List<Entry> ENTRIES = Dialect.all().stream()
            .flatMap(dialect -> dialect.routes().stream().map(route -> Entry.of(dialect, route)))
            .sorted(Comparator.comparingInt((Entry entry) -> entry.template().specificity())
                    .reversed())
            .toList();

    /** The route of a path; empty when no service answers it. */
    public Optional<Route> find(RequestTarget target) {
        for (var entry : ENTRIES) {
            if (entry.template().matches(target.segments())) {
                return Optional.of(entry.route());
            }
        }
        return Optional.empty();
    }

    private record Entry(PathTemplate template, Route route) {

        static Entry of(Dialect dialect, DialectRoute route) {
            var template = dialect.basePath() + route.template();
            return new Entry(
                    PathTemplate.of(template),
                    new Route(template, Upstream.of(route.service()), route.waits(), route.socket(), route.body()));
        }
    }
}
