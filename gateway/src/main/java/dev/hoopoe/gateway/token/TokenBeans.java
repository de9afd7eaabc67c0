package dev.hoopoe.gateway.token;

import dev.hoopoe.common.identity.EndedSessions;
import dev.hoopoe.common.identity.EndedSessionsFeed;
import dev.hoopoe.common.identity.TokenVerifier;
import dev.hoopoe.common.time.ClockProducer;
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

/** Makes beans of what common offers plainly: the gateway has no use for common's own, which want a database. */
@ApplicationScoped
class TokenBeans {

    private final Clock clock = new ClockProducer().clock();
    private final EndedSessions endedSessions = new EndedSessions(clock);
    private final EndedSessionsFeed feed;

    TokenBeans(@Identifier("default-kafka-broker") Map<String, Object> kafkaSettings, MeterRegistry meters) {
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
    EndedSessionsFeed endedSessionsFeed() {
        return feed;
    }

    @Produces
    @Singleton
    TokenVerifier tokenVerifier(TokenCheckConfig config) {
        return new TokenVerifier(config.jwksUrl().toString(), config.issuer(), config.audience(), clock);
    }
}
