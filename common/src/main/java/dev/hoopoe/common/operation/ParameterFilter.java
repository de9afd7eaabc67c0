package dev.hoopoe.common.operation;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses a single-valued query parameter that is given twice, and treats all spellings of an array parameter alike,
 * so that no value is ignored silently.
 */
public class ParameterFilter {

    private final Map<Method, QueryParameters> known = new ConcurrentHashMap<>();

    @ServerRequestFilter
    public void check(ResourceInfo resource, RoutingContext context) {
        var given = context.queryParams();
        if (given.isEmpty() || resource == null || resource.getResourceMethod() == null) {
            return;
        }
        var parameters = known.computeIfAbsent(resource.getResourceMethod(), QueryParameters::of);
        for (var whole : List.copyOf(given.names())) {
            var name = ParameterName.of(whole);
            var values = given.getAll(whole);
            parameters.check(name, values.size());
            if (name.isArray() && parameters.takesSeveral(name.base())) {
                given.remove(whole);
                given.add(name.base(), values);
            }
        }
    }
}
