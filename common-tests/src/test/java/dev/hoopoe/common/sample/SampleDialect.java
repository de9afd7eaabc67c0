package dev.hoopoe.common.sample;

import dev.hoopoe.common.dialect.CorsPolicy;
import dev.hoopoe.common.dialect.CredentialRules;
import dev.hoopoe.common.dialect.CredentialRules.BearerScheme;
import dev.hoopoe.common.dialect.Dialect;
import dev.hoopoe.common.dialect.DialectRoute;
import dev.hoopoe.common.dialect.ErrorAnswer;
import dev.hoopoe.common.dialect.PathAlias;
import dev.hoopoe.common.dialect.PublicOperation;
import dev.hoopoe.common.error.ApiError;
import dev.hoopoe.common.identity.ServiceName;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a new dialect takes: this object, its line in {@code META-INF/services}, and {@link SampleDialectResource}. */
public final class SampleDialect implements Dialect {

    @Override
    public String name() {
        return "sample";
    }

    @Override
    public String basePath() {
        return "/sample";
    }

    @Override
    public List<DialectRoute> routes() {
        return List.of(DialectRoute.of("/things/**", ServiceName.TICKET));
    }

    @Override
    public List<PublicOperation> publicOperations() {
        return List.of(PublicOperation.reading("/things/{id}"));
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
        return new CorsPolicy(List.of(), false, false, "GET", "Authorization", false);
    }

    @Override
    public Optional<Object> health() {
        return Optional.empty();
    }

    @Override
    public ErrorAnswer answer(ApiError error, Method operation) {
        return new ErrorAnswer(error.kind().status(), Map.of("problem", error.message()));
    }
}
