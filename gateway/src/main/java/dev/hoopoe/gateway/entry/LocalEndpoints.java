package dev.hoopoe.gateway.entry;

import dev.hoopoe.common.dialect.Dialect;
import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.readiness.ReadinessChecks;
import dev.hoopoe.gateway.answer.Answers;
import dev.hoopoe.gateway.answer.Refusal;
import dev.hoopoe.gateway.health.SuiteHealth;
import dev.hoopoe.gateway.health.UptimeClock;
import dev.hoopoe.gateway.openapi.OpenApiDocuments;
import dev.hoopoe.gateway.page.StaticPages;
import dev.hoopoe.gateway.route.RequestTarget;
import io.smallrye.health.SmallRyeHealthReporter;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Consumer;

/** Paths that the gateway answers itself: health, its own readiness, uptime, OpenAPI documents, pages. */
@ApplicationScoped
class LocalEndpoints {

    private static final int READY = 200;
    private static final int NOT_READY = 503;

    private final SuiteHealth health;
    private final UptimeClock uptime;
    private final OpenApiDocuments openApi;
    private final StaticPages pages;
    private final Answers answers;
    private final ReadinessChecks readiness;
    private final Vertx vertx;

    LocalEndpoints(
            SuiteHealth health,
            UptimeClock uptime,
            OpenApiDocuments openApi,
            StaticPages pages,
            Answers answers,
            SmallRyeHealthReporter checks,
            Vertx vertx) {
        this.health = health;
        this.uptime = uptime;
        this.openApi = openApi;
        this.pages = pages;
        this.answers = answers;
        this.readiness = new ReadinessChecks(checks);
        this.vertx = vertx;
    }

    /** Answers the request if the path is one of these; false otherwise. */
    boolean answer(RoutingContext context, RequestTarget target) throws Refusal {
        var request = context.request();
        var answering = answering(request, target);
        if (answering.isEmpty()) {
            return false;
        }
        requireReading(context, target);
        answering.get().run();
        return true;
    }

    private Optional<Runnable> answering(HttpServerRequest request, RequestTarget target) {
        return switch (target.path()) {
            case "/health/parts" -> whenKnown(request, health.parts(), parts -> answers.succeed(request, parts));
            case ReadinessChecks.PATH ->
                whenKnown(
                        request,
                        readiness.areUp(vertx),
                        up -> answers.succeedWithoutContent(request, up ? READY : NOT_READY));
            case "/uptime" -> Optional.of(() -> answers.succeed(request, uptime.read()));
            default -> ofDialect(request, target).or(() -> pages.at(target.path(), request));
        };
    }

    private <T> Optional<Runnable> whenKnown(HttpServerRequest request, Future<T> answer, Consumer<T> then) {
        return Optional.of(() -> answer.onSuccess(then::accept).onFailure(failure -> answers.fail(request, failure)));
    }

    /** Paths below each dialect's base path: health, where the contract has it, and the OpenAPI document. */
    private Optional<Runnable> ofDialect(HttpServerRequest request, RequestTarget target) {
        var dialect = Dialect.ofPath(target.path());
        return switch (target.path().substring(dialect.basePath().length())) {
            case "/health" ->
                dialect.health()
                        .flatMap(body ->
                                whenKnown(request, health.check(), ready -> answers.succeedWith(request, body)));
            case "/openapi", "/openapi.json", "/openapi.yaml" -> Optional.of(() -> describe(request, target, dialect));
            default -> Optional.empty();
        };
    }

    /** As YAML if the path or the query parameter {@code format} asks for it, else as JSON. */
    private void describe(HttpServerRequest request, RequestTarget target, Dialect dialect) {
        var yaml = target.path().endsWith(".yaml") || "yaml".equalsIgnoreCase(request.getParam("format"));
        openApi.current(dialect)
                .onSuccess(texts -> answers.sendText(
                        request,
                        yaml ? "application/yaml" : "application/json",
                        Buffer.buffer(yaml ? texts.yaml() : texts.json())))
                .onFailure(failure -> answers.fail(request, failure));
    }

    private static void requireReading(RoutingContext context, RequestTarget target) throws Refusal {
        RequestMetrics.setRoute(context, target.path());
        HttpServerRequest request = context.request();
        if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
            request.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD");
            throw new Refusal(ErrorKind.METHOD_NOT_ALLOWED, "The method is not supported at this address");
        }
    }
}
