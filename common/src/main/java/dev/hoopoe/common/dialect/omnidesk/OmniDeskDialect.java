package dev.hoopoe.common.dialect.omnidesk;

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

/** OmniDesk: bare bodies, errors under {@code detail} (contract OmniDesk, section 1). */
public final class OmniDeskDialect implements Dialect {

    private static final List<DialectRoute> ROUTES = List.of(
            DialectRoute.of("/api/login", AUTH).withCredentials(),
            DialectRoute.of("/api/users/**", DIRECTORY),
            DialectRoute.of("/api/clients/**", DIRECTORY),
            DialectRoute.of("/api/tickets/**", TICKET),
            DialectRoute.of("/api/events/**", TICKET),
            DialectRoute.of("/api/summary/**", TICKET),
            DialectRoute.of("/api/conversations/**", MESSAGING));

    /** Contract row O-01; with a wrong method it is 405, for callers without a token, too. */
    private static final List<PublicOperation> PUBLIC = List.of(PublicOperation.anyMethod("/api/login"));

    /** Contract OmniDesk, section 1; {@code null} is the origin of pages from files. */
    private static final List<String> ORIGINS = List.of(
            "http://localhost:3000", "http://127.0.0.1:3000", "http://localhost:8000", "http://127.0.0.1:8000", "null");

    private static final CorsPolicy CORS = new CorsPolicy(ORIGINS, false, true, CorsPolicy.ALL, CorsPolicy.ALL, false);

    @Override
    public String name() {
        return "omnidesk";
    }

    @Override
    public String basePath() {
        return "/omnidesk";
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
        return List.of();
    }

    @Override
    public CredentialRules credentials() {
        return new CredentialRules(false, BearerScheme.ANY_CASE);
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
        return OmniDeskErrorBody.answer(error);
    }
}
