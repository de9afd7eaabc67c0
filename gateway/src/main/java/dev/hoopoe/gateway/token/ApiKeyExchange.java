package dev.hoopoe.gateway.token;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.identity.TokenHash;
import dev.hoopoe.gateway.answer.Refusal;
import dev.hoopoe.gateway.proxy.UpstreamClients;
import dev.hoopoe.gateway.route.Upstream;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Has API keys exchanged for access tokens and remembers the outcome, by the hash of the key, until shortly before the
 * token expires; requests that come meanwhile wait for the one exchange. Refusals are not remembered.
 */
@ApplicationScoped
class ApiKeyExchange {

    private static final Logger LOG = Logger.getLogger(ApiKeyExchange.class);
    private static final String PATH = "/internal/api-keys/exchange";

    private final UpstreamClients clients;
    private final Vertx vertx;
    private final Clock clock;
    private final Semaphore free;
    private final Duration renewBefore;
    private final Duration timeout;
    private final AsyncCache<ByteBuffer, Exchanged> byHash;

    ApiKeyExchange(UpstreamClients clients, ApiKeyExchangeConfig config, Vertx vertx, Clock clock) {
        this.clients = clients;
        this.vertx = vertx;
        this.clock = clock;
        this.free = new Semaphore(config.maxConcurrent());
        this.renewBefore = config.renewBefore();
        this.timeout = config.timeout();
        this.byHash = Caffeine.newBuilder()
                .maximumSize(config.maxEntries())
                .expireAfter(Expiry.<ByteBuffer, Exchanged>creating((hash, exchanged) -> exchanged.timeToUse(clock)))
                .ticker(() -> clock.millis() * 1_000_000)
                .executor(Runnable::run)
                .buildAsync();
    }

    /** An access token for the key; fails with a {@link Refusal}: 401, or 503 when auth-service does not say. */
    Future<String> accessTokenFor(Credential.ApiKey key) {
        var exchanged = byHash.get(TokenHash.of(key.text()), (hash, executor) -> exchange(key));
        return Future.fromCompletionStage(exchanged, vertx.getOrCreateContext())
                .map(Exchanged::accessToken)
                .recover(failure -> Future.failedFuture(failure instanceof Refusal ? failure : unavailable()));
    }

    private CompletableFuture<Exchanged> exchange(Credential.ApiKey key) {
        if (!free.tryAcquire()) {
            LOG.warn("Too many API keys wait for their exchange; request rejected");
            return CompletableFuture.failedFuture(unavailable());
        }
        return clients.open(Upstream.AUTH, HttpMethod.POST, PATH)
                .compose(request -> ask(request, key))
                .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .onComplete(any -> free.release())
                .onFailure(failure -> LOG.debugf("An API key was not exchanged: %s", failure.getMessage()))
                .toCompletionStage()
                .toCompletableFuture();
    }

    private Future<Exchanged> ask(HttpClientRequest request, Credential.ApiKey key) {
        request.idleTimeout(timeout.toMillis()).putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
        return request.send(new JsonObject().put("api_key", key.text()).toBuffer())
                .compose(answer -> answer.body().compose(body -> read(answer, body)));
    }

    private Future<Exchanged> read(HttpClientResponse answer, Buffer body) {
        if (answer.statusCode() == 401) {
            return Future.failedFuture(Refusal.unauthenticated("The API key is not valid"));
        }
        if (answer.statusCode() != 200) {
            LOG.warnf("auth-service exchanges no API keys: status %d", answer.statusCode());
            return Future.failedFuture(unavailable());
        }
        var token = body.toJsonObject();
        var usable = Duration.ofSeconds(token.getLong("expires_in")).minus(renewBefore);
        return Future.succeededFuture(
                new Exchanged(token.getString("access_token"), clock.instant().plus(usable)));
    }

    private static Refusal unavailable() {
        return new Refusal(ErrorKind.UNAVAILABLE, "API keys cannot be checked at the moment; try again");
    }

    /** An access token and until when it is given to further requests. */
    private record Exchanged(String accessToken, Instant until) {

        Duration timeToUse(Clock clock) {
            var left = Duration.between(clock.instant(), until);
            return left.isNegative() ? Duration.ZERO : left;
        }

        @Override
        public String toString() {
            return "Exchanged[until=" + until + "]";
        }
    }
}
