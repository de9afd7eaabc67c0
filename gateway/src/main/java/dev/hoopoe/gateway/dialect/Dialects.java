package dev.hoopoe.gateway.dialect;

import dev.hoopoe.common.dialect.Dialect;
import dev.hoopoe.gateway.host.HostTable;
import dev.hoopoe.gateway.route.InvalidRequestTargetException;
import dev.hoopoe.gateway.route.RequestTarget;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;

/** Selects the dialect of a request: the one that its host is bound to, else the one of its path. */
@ApplicationScoped
public class Dialects {

    private final List<Dialect> served;
    private final HostTable<Dialect> hosts;

    Dialects(DialectConfig config) {
        var switchedOn =
                config.served().orElse(List.of()).stream().map(Dialect::of).toList();
        this.served = Dialect.all().stream()
                .filter(dialect -> dialect.isNative() || switchedOn.contains(dialect))
                .toList();
        this.hosts = new HostTable<>(config.hosts().orElse(List.of()).stream()
                .collect(Collectors.toUnmodifiableMap(DialectHost::host, DialectHost::dialect)));
    }

    /** The dialects that are switched on, the native one first. */
    public List<Dialect> served() {
        return served;
    }

    /** The target for routing: with the base path that its host implies, and with aliases replaced. */
    public RequestTarget resolve(HttpServerRequest request, RequestTarget target) {
        var based = hosts.find(request)
                .map(dialect -> target.under(dialect.basePath()))
                .orElse(target);
        return withoutAlias(based);
    }

    /** The target with an alias of its dialect replaced. */
    public static RequestTarget withoutAlias(RequestTarget target) {
        return target.at(Dialect.ofPath(target.path()).withoutAliases(target.path()));
    }

    /** The dialect of an error response, also for a malformed target; the native one for a disabled dialect. */
    public Dialect answering(HttpServerRequest request) {
        var asked = hosts.find(request)
                .filter(bound -> !bound.isNative())
                .orElseGet(() -> Dialect.ofPath(pathOf(request.uri())));
        return served.contains(asked) ? asked : Dialect.homa();
    }

    private static String pathOf(String uri) {
        var mark = uri.indexOf('?');
        var path = mark < 0 ? uri : uri.substring(0, mark);
        try {
            return path.indexOf('%') < 0 ? path : RequestTarget.parse(path).path();
        } catch (InvalidRequestTargetException e) {
            return path;
        }
    }
}
