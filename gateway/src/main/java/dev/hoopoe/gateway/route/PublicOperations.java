package dev.hoopoe.gateway.route;

import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which operations do without a token (contract Homa, section 2, section 5.1 and A1; contract HCall, section 2; contract
 * OmniDesk, O-01); all others need one.
 */
@ApplicationScoped
public class PublicOperations {

    private static final List<Operation> OPERATIONS = List.of(
            operation(HttpMethod.POST, "/auth/login", TokenUse.IGNORED),
            operation(HttpMethod.POST, "/api/auth/login", TokenUse.IGNORED),
            operation(HttpMethod.POST, "/auth/refresh", TokenUse.IGNORED),
            operation(HttpMethod.POST, "/api/auth/refresh", TokenUse.IGNORED),
            operation(HttpMethod.GET, "/auth/oauth/{providerOrList}", TokenUse.IGNORED),
            operation(HttpMethod.GET, "/api/auth/oauth/{providerOrList}", TokenUse.IGNORED),
            operation(HttpMethod.GET, "/auth/oauth/{provider}/callback", TokenUse.IGNORED),
            operation(HttpMethod.GET, "/api/auth/oauth/{provider}/callback", TokenUse.IGNORED),
            operation(HttpMethod.GET, "/.well-known/jwks.json", TokenUse.IGNORED),
            operation(HttpMethod.HEAD, "/.well-known/jwks.json", TokenUse.IGNORED),
            operation(HttpMethod.GET, "/.well-known/openid-configuration", TokenUse.IGNORED),
            operation(HttpMethod.HEAD, "/.well-known/openid-configuration", TokenUse.IGNORED),
            operation(HttpMethod.POST, "/api/tickets", TokenUse.OPTIONAL),
            operation(HttpMethod.POST, "/api/tickets/{id}/messages", TokenUse.IGNORED),
            operation(HttpMethod.PUT, "/api/tickets/{id}/{secret}/message", TokenUse.IGNORED),
            open("/hcall/api/auth/enter"),
            open("/hcall/api/auth/register"),
            open("/hcall/api/master/create"),
            open("/hcall/api/master/delete"),
            open("/omnidesk/api/login"));

    public TokenUse tokenUse(HttpMethod method, RequestTarget target) {
        for (var operation : OPERATIONS) {
            if (operation.methods().test(method) && operation.template().matches(target.segments())) {
                return operation.tokenUse();
            }
        }
        return TokenUse.REQUIRED;
    }

    private static Operation operation(HttpMethod method, String template, TokenUse tokenUse) {
        return new Operation(method::equals, PathTemplate.of(template), tokenUse);
    }

    /** By every method: with another than POST nothing is there in these dialects, also for whoever has no token. */
    private static Operation open(String template) {
        return new Operation(method -> true, PathTemplate.of(template), TokenUse.IGNORED);
    }

    private record Operation(Predicate<HttpMethod> methods, PathTemplate template, TokenUse tokenUse) {}
}
