package dev.hoopoe.common.dialect.netia;

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

/** Netia: bodies under {@code data}, errors under {@code error} (contract Netia, section 1). */
public final class NetiaDialect implements Dialect {

    private static final List<DialectRoute> ROUTES = List.of(
            DialectRoute.of("/api/session/**", AUTH).withCredentials(),
            DialectRoute.of("/api/personal_api_keys/**", AUTH).withCredentials(),
            DialectRoute.of("/api/registration", DIRECTORY).withCredentials(),
            DialectRoute.of("/api/me", DIRECTORY),
            DialectRoute.of("/api/accounts/me", DIRECTORY),
            DialectRoute.of("/api/users/**", DIRECTORY),
            DialectRoute.of("/api/customers/**", DIRECTORY),
            DialectRoute.of("/api/conversations/**", MESSAGING),
            DialectRoute.of("/api/tags", TICKET),
            DialectRoute.of("/api/messages/**", MESSAGING),
            DialectRoute.of("/api/widget_settings/**", DIRECTORY),
            DialectRoute.of("/api/ping", DIRECTORY),
            DialectRoute.of("/api/upload", MESSAGING).withUpload(),
            DialectRoute.of("/api/event_subscriptions/**", MESSAGING),
            DialectRoute.of("/socket/websocket", MESSAGING).withSocket());

    /**
     * Contract Netia, sections 2, 3 and 5. Logging out succeeds with any token; renewing takes a renew token in the header. The
     * widget has no token.
     */
    private static final List<PublicOperation> PUBLIC = List.of(
            of("POST", "/api/registration"),
            of("POST", "/api/session"),
            of("DELETE", "/api/session").withForwardedToken(),
            of("POST", "/api/session/renew").withForwardedToken(),
            reading("/api/ping"),
            of("POST", "/api/ping"),
            of("POST", "/api/customers").withOptionalToken(),
            of("POST", "/api/customers/identify").withOptionalToken(),
            reading("/api/customers/identify").withOptionalToken(),
            reading("/api/customers/{id}/exists").withOptionalToken(),
            of("PUT", "/api/customers/{id}/metadata").withOptionalToken(),
            of("PATCH", "/api/customers/{id}/metadata").withOptionalToken(),
            of("POST", "/api/conversations").withOptionalToken(),
            reading("/api/conversations/customer"),
            reading("/api/conversations/shared"),
            of("POST", "/api/messages").withOptionalToken(),
            reading("/api/widget_settings").withOptionalToken(),
            of("PUT", "/api/widget_settings/metadata").withOptionalToken(),
            of("PATCH", "/api/widget_settings/metadata").withOptionalToken(),
            of("POST", "/api/upload").withOptionalToken(),
            of("GET", "/socket/websocket").withOptionalToken());

    /** Contract Netia, section 1 and A12. */
    private static final List<PathAlias> ALIASES =
            List.of(new PathAlias("/api/v1", "/api", false), new PathAlias("/api/swagger", "/docs", false));

    private static final CorsPolicy CORS = new CorsPolicy(
            List.of(CorsPolicy.ALL),
            false,
            false,
            "GET, POST, PUT, PATCH, DELETE, OPTIONS",
            "Content-Type, Authorization",
            true);

    @Override
    public String name() {
        return "netia";
    }

    @Override
    public String basePath() {
        return "/netia";
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

    /** A token with or without {@code Bearer}, or an API key (contract Netia, section 2 and A7). */
    @Override
    public CredentialRules credentials() {
        return new CredentialRules(true, BearerScheme.OPTIONAL);
    }

    @Override
    public CorsPolicy cors() {
        return CORS;
    }

    @Override
    public Optional<Object> health() {
        return Optional.empty();
    }

    @Override
    public ErrorAnswer answer(ApiError error, Method operation) {
        return NetiaErrorBody.answer(error);
    }
}
