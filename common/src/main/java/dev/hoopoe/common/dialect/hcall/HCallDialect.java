package dev.hoopoe.common.dialect.hcall;

import static dev.hoopoe.common.dialect.PublicOperation.anyMethod;
import static dev.hoopoe.common.identity.ServiceName.AUTH;
import static dev.hoopoe.common.identity.ServiceName.DIRECTORY;
import static dev.hoopoe.common.identity.ServiceName.TICKET;

import dev.hoopoe.common.dialect.CorsPolicy;
import dev.hoopoe.common.dialect.CredentialRules;
import dev.hoopoe.common.dialect.CredentialRules.BearerScheme;
import dev.hoopoe.common.dialect.Dialect;
import dev.hoopoe.common.dialect.DialectRoute;
import dev.hoopoe.common.dialect.ErrorAnswer;
import dev.hoopoe.common.dialect.PathAlias;
import dev.hoopoe.common.dialect.PublicOperation;
import dev.hoopoe.common.dialect.ReasonPhrases;
import dev.hoopoe.common.error.ApiError;
import dev.hoopoe.common.error.ErrorKind;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** HCall: flat bodies with a boolean {@code status} (contract HCall, section 1). */
public final class HCallDialect implements Dialect {

    private static final List<DialectRoute> ROUTES = List.of(
            DialectRoute.of("/api/auth/enter", AUTH).withCredentials(),
            DialectRoute.of("/api/auth/register", DIRECTORY).withCredentials(),
            DialectRoute.of("/api/master/**", DIRECTORY).withCredentials(),
            DialectRoute.of("/api/user/**", DIRECTORY),
            DialectRoute.of("/api/ticket/**", TICKET),
            DialectRoute.of("/api/ticket/create", TICKET).withFiles());

    /** Contract HCall, section 2. With a wrong method these are 404, for callers without a token, too. */
    private static final List<PublicOperation> PUBLIC = List.of(
            anyMethod("/api/auth/enter"),
            anyMethod("/api/auth/register"),
            anyMethod("/api/master/create"),
            anyMethod("/api/master/delete"));

    private static final CorsPolicy CORS = new CorsPolicy(
            List.of(CorsPolicy.ALL),
            false,
            false,
            "GET, POST, PUT, PATCH, DELETE, OPTIONS",
            "Authorization, Content-Type",
            true);

    @Override
    public String name() {
        return "hcall";
    }

    @Override
    public String basePath() {
        return "/hcall";
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

    /** Literally {@code Bearer}, one space and the token (contract HCall, section 2). */
    @Override
    public CredentialRules credentials() {
        return new CredentialRules(false, BearerScheme.EXACT);
    }

    @Override
    public CorsPolicy cors() {
        return CORS;
    }

    @Override
    public Optional<Object> health() {
        return Optional.of(Map.of("status", "ok"));
    }

    @Override
    public ErrorAnswer answer(ApiError error, Method operation) {
        return ruleFor(error.kind(), operation)
                .map(rule -> answer(
                        rule.status(),
                        rule.message().isEmpty() ? error.message() : rule.message(),
                        rule.reason() ? error.message() : null))
                .orElseGet(() -> answer(error.kind(), error.message()));
    }

    private static Optional<HCallError> ruleFor(ErrorKind kind, Method operation) {
        return operation == null
                ? Optional.empty()
                : Arrays.stream(operation.getAnnotationsByType(HCallError.class))
                        .filter(rule -> Arrays.asList(rule.kinds()).contains(kind))
                        .findFirst();
    }

    private static ErrorAnswer answer(ErrorKind kind, String reason) {
        return switch (kind) {
            case UNAUTHENTICATED, INVALID_CREDENTIALS, INVALID_TOKEN -> answer(401, "Unauthorized", null);
            case FORBIDDEN -> answer(403, "User role not authorized for this endpoint", null);
            // The contract knows no 405: a path with a wrong method is an unknown route.
            case NOT_FOUND, METHOD_NOT_ALLOWED -> answer(404, "Route not found", null);
            case INVALID, MISSING, CONFLICT -> answer(400, "Invalid data", reason);
            default -> answer(kind.status(), ReasonPhrases.of(kind.status()), reason);
        };
    }

    private static ErrorAnswer answer(int status, String message, String reason) {
        return new ErrorAnswer(status, new HCallErrorBody(message, reason, false));
    }
}
