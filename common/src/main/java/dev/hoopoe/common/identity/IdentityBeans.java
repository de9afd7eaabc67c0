package dev.hoopoe.common.identity;

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

/** Makes the token verifier and the list of ended sessions beans of a service. */
@ApplicationScoped
class IdentityBeans {

    private final EndedSessions endedSessions;
    private final EndedSessionsFeed feed;

    IdentityBeans(
            Clock clock, @Identifier("default-kafka-broker") Map<String, Object> kafkaSettings, MeterRegistry meters) {
        this.endedSessions = new EndedSessions(clock);
        this.feed = new EndedSessionsFeed(endedSessions, kafkaSettings, meters);
    }

    void start(@Observes StartupEvent event) {
        feed.start();
    }

    void stop(@Observes ShutdownEvent event) {
        feed.close();
    }

    @Produces
    @Singleton
    EndedSessions endedSessions() {
        return endedSessions;
    }

    @Produces
    @Singleton
    static TokenVerifier tokenVerifier(TokenConfig config, Clock clock) {
        return new TokenVerifier(config.jwksUrl().toString(), config.issuer(), config.audience(), clock);
    }
}
