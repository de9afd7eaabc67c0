package dev.hoopoe.gateway.route;

import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What may be asked without a token (contract Homa, section 2 and A1); all else needs one. */
@ApplicationScoped
public class PublicOperations {

    private static final List<Operation> OPERATIONS = List.of(
            operation(HttpMethod.POST, "/auth/login"),
            operation(HttpMethod.POST, "/api/auth/login"),
            operation(HttpMethod.POST, "/auth/refresh"),
            operation(HttpMethod.POST, "/api/auth/refresh"),
            operation(HttpMethod.GET, "/.well-known/jwks.json"),
            operation(HttpMethod.HEAD, "/.well-known/jwks.json"),
            operation(HttpMethod.POST, "/api/tickets"),
            operation(HttpMethod.POST, "/api/tickets/{id}/messages"),
            operation(HttpMethod.PUT, "/api/tickets/{id}/{secret}/message"));

    public boolean include(HttpMethod method, RequestTarget target) {
        for (var operation : OPERATIONS) {
            if (operation.method().equals(method) && operation.template().matches(target.segments())) {
                return true;
            }
        }
        return false;
    }

    private static Operation operation(HttpMethod method, String template) {
        return new Operation(method, PathTemplate.of(template));
    }

    private record Operation(HttpMethod method, PathTemplate template) {}
}
