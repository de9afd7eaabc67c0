package dev.hoopoe.common.dialect.homa;

import static dev.hoopoe.common.dialect.PublicOperation.of;
import static dev.hoopoe.common.dialect.PublicOperation.reading;
import static dev.hoopoe.common.identity.ServiceName.AUTH;
import static dev.hoopoe.common.identity.ServiceName.DIRECTORY;
import static dev.hoopoe.common.identity.ServiceName.MESSAGING;
import static dev.hoopoe.common.identity.ServiceName.TICKET;

import dev.hoopoe.common.dialect.CorsPolicy;
import dev.hoopoe.common.dialect.CredentialRules;
import dev.hoopoe.common.dialect.CredentialRules.BearerScheme;
import dev.hoopoe.common.dialect.Dialect;
import dev.hoopoe.common.dialect.DialectRoute;
import dev.hoopoe.common.dialect.ErrorAnswer;
import dev.hoopoe.common.dialect.PathAlias;
import dev.hoopoe.common.dialect.PublicOperation;
import dev.hoopoe.common.error.ApiError;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;

/** The native dialect: JSON in an envelope, {@code {"success":…,"data":…}} (contract Homa). */
public final class HomaDialect implements Dialect {

    private static final List<DialectRoute> ROUTES = List.of(
            DialectRoute.of("/.well-known/jwks.json", AUTH),
            DialectRoute.of("/.well-known/openid-configuration", AUTH),
            DialectRoute.of("/auth/**", AUTH).withCredentials(),
            DialectRoute.of("/auth/profile", DIRECTORY),
            DialectRoute.of("/api/users/**", DIRECTORY),
            DialectRoute.of("/api/departments/**", DIRECTORY),
            DialectRoute.of("/api/clients/**", DIRECTORY),
            DialectRoute.of("/api/admin/**", DIRECTORY),
            DialectRoute.of("/api/invitations/**", DIRECTORY),
            DialectRoute.of("/api/tickets/**", TICKET),
            DialectRoute.of("/api/agent/**", TICKET),
            DialectRoute.of("/api/tags/**", TICKET),
            DialectRoute.of("/api/tickets/{id}/messages/**", MESSAGING),
            DialectRoute.of("/api/tickets/{id}/{secret}/message", MESSAGING),
            DialectRoute.of("/api/agent/tickets/{id}/reply", MESSAGING),
            DialectRoute.of("/api/messages/**", MESSAGING),
            DialectRoute.of("/api/channels/**", MESSAGING),
            DialectRoute.of("/api/events/**", MESSAGING).waiting(),
            DialectRoute.of("/api/stream", MESSAGING).waiting().withSocket(),
            DialectRoute.of("/api/webhooks/{id}/test", MESSAGING).waiting(),
            DialectRoute.of("/api/webhooks/**", MESSAGING),
            DialectRoute.of("/api/files", MESSAGING).withUpload(),
            DialectRoute.of("/files/{id}/{name}", MESSAGING));

    /** Contract Homa, section 2, section 5.1 and A1. */
    private static final List<PublicOperation> PUBLIC = List.of(
            of("POST", "/auth/login"),
            of("POST", "/auth/refresh"),
            of("GET", "/auth/oauth/{providerOrList}"),
            of("GET", "/auth/oauth/{provider}/callback"),
            reading("/.well-known/jwks.json"),
            reading("/.well-known/openid-configuration"),
            of("POST", "/api/tickets").withOptionalToken(),
            of("POST", "/api/tickets/{id}/messages").withTicketSecret(),
            of("PUT", "/api/tickets/{id}/{secret}/message").withTicketSecret(),
            reading("/files/{id}/{name}"));

    /** Contract Homa, A4: as the dashboard spells it. */
    private static final List<PathAlias> ALIASES = List.of(new PathAlias("/api/auth", "/auth", true));

    private static final CorsPolicy CORS = new CorsPolicy(
            List.of("http://localhost:3000"),
            true,
            false,
            "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS",
            "Authorization, Content-Type, Accept, Accept-Language, Idempotency-Key, If-Match, If-None-Match, X-Request-Id,"
                    + " X-Requested-With, Last-Event-ID",
            false);

    record Healthy(boolean success, String data) {}

    @Override
    public String name() {
        return "homa";
    }

    @Override
    public String basePath() {
        return "";
    }

    @Override
    public List<DialectRoute> routes() {
        return ROUTES;
    }

    @Override
    public List<PublicOperation> publicOperations() {
        return PUBLIC;
    }

    @Override
    public List<PathAlias> aliases() {
        return ALIASES;
    }

    /** API keys: contract row H-63. */
    @Override
    public CredentialRules credentials() {
        return new CredentialRules(true, BearerScheme.ANY_CASE);
    }

    @Override
    public CorsPolicy cors() {
        return CORS;
    }

    @Override
    public Optional<Object> health() {
        return Optional.of(new Healthy(true, "ok"));
    }

    @Override
    public ErrorAnswer answer(ApiError error, Method operation) {
        return new ErrorAnswer(error.kind().status(), ErrorEnvelope.of(error));
    }
}
