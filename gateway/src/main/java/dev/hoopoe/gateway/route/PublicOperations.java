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

    private static final Access WITH_TOKEN = new Access(TokenUse.REQUIRED, null);

    private static final List<Entry> ENTRIES = Dialect.all().stream()
            .flatMap(dialect -> dialect.publicOperations().stream().map(operation -> Entry.of(dialect, operation)))
            .toList();

    /**
     * How callers may use an operation.
     *
     * @param ticket the ticket whose secret the caller proves, as the path spells it; null for any other operation
     */
    public record Access(TokenUse tokenUse, String ticket) {}

    public Access access(HttpMethod method, RequestTarget target) {
        for (var entry : ENTRIES) {
            if (entry.operation().allows(method.name()) && entry.template().matches(target.segments())) {
                return entry.access(target);
            }
        }
        return WITH_TOKEN;
    }

    public TokenUse tokenUse(HttpMethod method, RequestTarget target) {
        return access(method, target).tokenUse();
    }

    /** @param ticketAt the index of the path's segment that names the ticket; -1 without one */
    private record Entry(PathTemplate template, PublicOperation operation, int ticketAt) {

        static Entry of(Dialect dialect, PublicOperation operation) {
            var template = PathTemplate.of(dialect.basePath() + operation.template());
            return new Entry(
                    template,
                    operation,
                    operation.ticketSecret() ? template.segments().indexOf("{id}") : -1);
        }

        Access access(RequestTarget target) {
            return new Access(
                    operation.tokenUse(),
                    ticketAt < 0 ? null : target.segments().get(ticketAt));
        }
    }
}
