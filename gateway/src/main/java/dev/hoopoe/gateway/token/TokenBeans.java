package dev.hoopoe.gateway.token;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.identity.EndedSessions;
import dev.hoopoe.common.identity.EndedSessionsClient;
import dev.hoopoe.common.identity.EndedSessionsFeed;
import dev.hoopoe.common.identity.KeysReadiness;
import dev.hoopoe.common.identity.ServiceTokens;
import dev.hoopoe.common.identity.TokenVerifier;
import dev.hoopoe.common.peer.PeerCalls;
import dev.hoopoe.common.time.ClockProducer;
import dev.hoopoe.common.topic.CatchUpReadiness;
import dev.hoopoe.common.topic.TopicCatchUp;
import dev.hoopoe.gateway.replica.ReplicaRegistry;
import dev.hoopoe.gateway.replica.UpstreamAddresses;
import dev.hoopoe.gateway.route.Upstream;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Readiness;

/** Produces beans from plain classes of common; common's own beans need a database. */
@ApplicationScoped
class TokenBeans {

    private final Clock clock = new ClockProducer().clock();
    private final EndedSessions endedSessions = new EndedSessions(clock);
    private final EndedSessionsFeed feed;
    private final TopicCatchUp catchUp;
    private final ServiceTokens ownTokens;
    private final PeerCalls auth;

    TokenBeans(
            @Identifier("default-kafka-broker") Map<String, Object> kafkaSettings,
            MeterRegistry meters,
            TokenCheckConfig config,
            GatewayTokenConfig ownToken,
            @ConfigProperty(name = "hoopoe.auth.url", defaultValue = "http://127.0.0.1:8101") String authUrl,
            ReplicaRegistry replicas) {
        var mapper = new ObjectMapper();
        this.auth = new PeerCalls(new UpstreamAddresses(authUrl, Upstream.AUTH, replicas));
        this.ownTokens = new ServiceTokens(auth, ownToken, mapper, clock);
        this.feed = new EndedSessionsFeed(endedSessions, kafkaSettings, meters);
        var source = new EndedSessionsClient(auth, config.endedSessionsUrl(), ownTokens, mapper);
        this.catchUp =
                new TopicCatchUp("ended-sessions", () -> source.read().forEach(endedSessions::add), feed::caughtUp);
    }

    void start(@Observes StartupEvent event) {
        feed.start();
        catchUp.start();
    }

    void stop(@Observes ShutdownEvent event) {
        catchUp.close();
        feed.close();
    }

    @Produces
    @Singleton
    Clock clock() {
        return clock;
    }

    @Produces
    @Singleton
    EndedSessions endedSessions() {
        return endedSessions;
    }

    @Produces
    @Singleton
    ServiceTokens ownTokens() {
        return ownTokens;
    }

    @Produces
    @Singleton
    TokenVerifier tokenVerifier(TokenCheckConfig config) {
        return new TokenVerifier(auth, config.jwksUrl().toString(), config.issuer(), config.audience(), clock);
    }

    @Produces
    @Singleton
    @Readiness
    static HealthCheck keysReadiness(TokenVerifier verifier) {
        return new KeysReadiness(verifier);
    }

    @Produces
    @Singleton
    @Readiness
    HealthCheck endedSessionsReadiness() {
        return new CatchUpReadiness("ended-sessions", catchUp);
    }
}
