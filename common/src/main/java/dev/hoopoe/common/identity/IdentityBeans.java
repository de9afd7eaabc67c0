package dev.hoopoe.common.identity;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.peer.PeerCalls;
import dev.hoopoe.common.topic.CatchUpReadiness;
import dev.hoopoe.common.topic.TopicCatchUp;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Readiness;

/** Makes the token verifier and the list of ended sessions beans of a service. */
@ApplicationScoped
class IdentityBeans {

    private final EndedSessions endedSessions;
    private final EndedSessionsFeed feed;
    private final TopicCatchUp catchUp;

    IdentityBeans(
            Clock clock,
            @Identifier("default-kafka-broker") Map<String, Object> kafkaSettings,
            MeterRegistry meters,
            EndedSessionsSource source) {
        this.endedSessions = new EndedSessions(clock);
        this.feed = new EndedSessionsFeed(endedSessions, kafkaSettings, meters);
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

    /** auth-service has a source of its own. */
    @Produces
    @Singleton
    @DefaultBean
    static EndedSessionsSource endedSessionsSource(
            PeerCalls auth, EndedSessionsConfig config, ServiceTokens tokens, ObjectMapper mapper) {
        return new EndedSessionsClient(auth, config.url(), tokens, mapper);
    }

    @Produces
    @Singleton
    EndedSessions endedSessions() {
        return endedSessions;
    }

    @Produces
    @Singleton
    static TokenVerifier tokenVerifier(PeerCalls auth, TokenConfig config, Clock clock) {
        return new TokenVerifier(auth, config.jwksUrl().toString(), config.issuer(), config.audience(), clock);
    }

    @Produces
    @Singleton
    static VerifiedTokens<TokenCaller> verifiedTokens(TokenVerifier verifier, TokenConfig config, Clock clock) {
        var cache = config.cache();
        return new VerifiedTokens<>(verifier, TokenCaller::new, cache.maxEntries(), cache.ttl(), clock);
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
