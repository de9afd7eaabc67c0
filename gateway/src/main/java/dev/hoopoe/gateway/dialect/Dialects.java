package dev.hoopoe.gateway.dialect;

import dev.hoopoe.common.dialect.Dialect;
import dev.hoopoe.gateway.host.HostTable;
import dev.hoopoe.gateway.route.OddAddressException;
import dev.hoopoe.gateway.route.RequestTarget;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells in which dialect a request is made: that of its host, else that of its path. */
@ApplicationScoped
public class Dialects {

    private final Set<Dialect> served;
    private final HostTable<Dialect> hosts;

    Dialects(DialectConfig config) {
        var switchedOn = EnumSet.of(Dialect.HOMA);
        switchedOn.addAll(config.served().orElse(List.of()));
        this.served = Collections.unmodifiableSet(switchedOn);
        this.hosts = new HostTable<>(config.hosts().orElse(List.of()).stream()
                .collect(Collectors.toUnmodifiableMap(DialectHost::host, DialectHost::dialect)));
    }

    /** Those that are switched on, the native one among them. */
    public Set<Dialect> served() {
        return served;
    }

    /** The address with the base path that its host implies. */
    public RequestTarget withBasePath(HttpServerRequest request, RequestTarget target) {
        return hosts.find(request)
                .map(dialect -> target.under(dialect.basePath()))
                .orElse(target);
    }

    /** In which the request is answered, also one whose address cannot be read; what is switched off is answered natively. */
    public Dialect answering(HttpServerRequest request) {
        var bound = hosts.find(request).orElse(Dialect.HOMA);
        var asked = bound == Dialect.HOMA ? Dialect.ofPath(pathOf(request.uri())) : bound;
        return served.contains(asked) ? asked : Dialect.HOMA;
    }

    private static String pathOf(String uri) {
        var mark = uri.indexOf('?');
        var path = mark < 0 ? uri : uri.substring(0, mark);
        try {
            return path.indexOf('%') < 0 ? path : RequestTarget.parse(path).path();
        } catch (OddAddressException e) {
            return path;
        }
    }
}
