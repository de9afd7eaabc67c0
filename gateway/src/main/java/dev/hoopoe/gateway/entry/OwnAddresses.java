package dev.hoopoe.gateway.entry;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.gateway.answer.Answers;
import dev.hoopoe.gateway.answer.Refusal;
import dev.hoopoe.gateway.health.SuiteHealth;
import dev.hoopoe.gateway.health.UptimeClock;
import dev.hoopoe.gateway.route.RequestTarget;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** The addresses that the gateway answers itself (contract Homa, rows H-01 and H-02). */
@ApplicationScoped
class OwnAddresses {

    private final SuiteHealth health;
    private final UptimeClock uptime;
    private final Answers answers;

    OwnAddresses(SuiteHealth health, UptimeClock uptime, Answers answers) {
        this.health = health;
        this.uptime = uptime;
        this.answers = answers;
    }

    /** Answers when the address is one of its own; false otherwise. */
    boolean answer(RoutingContext context, RequestTarget target) throws Refusal {
        var request = context.request();
        switch (target.path()) {
            case "/health" -> {
                requireReading(context, target);
                health.check()
                        .onSuccess(ready -> answers.succeed(request, "ok"))
                        .onFailure(failure -> answers.refuse(request, (Refusal) failure));
            }
            case "/uptime" -> {
                requireReading(context, target);
                answers.succeed(request, uptime.read());
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void requireReading(RoutingContext context, RequestTarget target) throws Refusal {
        Traffic.setRoute(context, target.path());
        HttpServerRequest request = context.request();
        if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
            request.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD");
            throw new Refusal(ErrorKind.METHOD_NOT_ALLOWED, "The method is not supported at this address");
        }
    }
}
