package dev.hoopoe.gateway.route;

import dev.hoopoe.common.dialect.Dialect;
import dev.hoopoe.common.dialect.PublicOperation;
import dev.hoopoe.common.dialect.TokenUse;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Whether an operation needs a token; one that no dialect lists as public does. */
@ApplicationScoped
public class PublicOperations {

    private static final List<Entry> ENTRIES = Dialect.all().stream()
            .flatMap(dialect -> dialect.publicOperations().stream().map(operation -> Entry.of(dialect, operation)))
            .toList();

    public TokenUse tokenUse(HttpMethod method, RequestTarget target) {
        for (var entry : ENTRIES) {
            if (entry.operation().allows(method.name()) && entry.template().matches(target.segments())) {
                return entry.operation().tokenUse();
            }
        }
        return TokenUse.REQUIRED;
    }

    private record Entry(PathTemplate template, PublicOperation operation) {

        static Entry of(Dialect dialect, PublicOperation operation) {
            return new Entry(PathTemplate.of(dialect.basePath() + operation.template()), operation);
        }
    }
}
