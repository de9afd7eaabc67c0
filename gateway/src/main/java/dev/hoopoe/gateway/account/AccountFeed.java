package dev.hoopoe.gateway.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.identity.OwnerReading;
import dev.hoopoe.common.identity.ServiceTokens;
import dev.hoopoe.common.peer.PeerCalls;
import dev.hoopoe.common.topic.CatchUpReadiness;
import dev.hoopoe.common.topic.TopicCatchUp;
import dev.hoopoe.common.topic.TopicFollower;
import dev.hoopoe.gateway.replica.ReplicaRegistry;
import dev.hoopoe.gateway.replica.UpstreamAddresses;
import dev.hoopoe.gateway.route.Upstream;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Fills {@link AccountStates} from {@code account.events.v1}, and from directory-service until the topic has been read: a
 * gateway that does not know the suspended accounts is not ready.
 */
@ApplicationScoped
class AccountFeed {

    static final String TOPIC = "account.events.v1";

    private static final Logger LOG = Logger.getLogger(AccountFeed.class);

    private final AccountStates accounts;
    private final ObjectMapper mapper = new ObjectMapper();
    private final TopicFollower topic;
    private final TopicCatchUp catchUp;
    private final OwnerReading owner;

    AccountFeed(
            AccountStates accounts,
            AccountStatesConfig config,
            @ConfigProperty(name = "hoopoe.directory.url", defaultValue = "http://127.0.0.1:8102") String directory,
            ReplicaRegistry replicas,
            ServiceTokens tokens,
            @Identifier("default-kafka-broker") Map<String, Object> kafkaSettings,
            MeterRegistry meters) {
        this.accounts = accounts;
        var peer = new PeerCalls(new UpstreamAddresses(directory, Upstream.DIRECTORY, replicas));
        this.owner = new OwnerReading(peer, config.url(), tokens, mapper);
        this.topic = new TopicFollower(TOPIC, "account-states", kafkaSettings, meters, this::apply);
        this.catchUp = new TopicCatchUp("account-states", new OwnerSource(), topic::caughtUp);
        Gauge.builder("hoopoe.gateway.suspended.accounts", accounts, AccountStates::suspended)
                .description("Accounts whose callers are refused")
                .register(meters);
    }

    void start(@Observes StartupEvent event) {
        topic.start();
        catchUp.start();
    }

    void stop(@Observes ShutdownEvent event) {
        catchUp.close();
        topic.close();
    }

    @Produces
    @Singleton
    @Readiness
    HealthCheck readiness() {
        return new CatchUpReadiness("account-states", catchUp);
    }

    private final class OwnerSource implements TopicCatchUp.Source {

        @Override
        public void read() throws IOException {
            for (var account : owner.read().path("accounts")) {
                apply(account.path("id").asText(), account.path("sequence").asLong(), account);
            }
        }

        @Override
        public void finish() {
            accounts.complete();
        }
    }

    private void apply(ConsumerRecord<String, byte[]> message) {
        if (message.value() == null) {
            // No service has a row of the account; they refuse what tokens of it are left.
            accounts.remove(message.key());
            return;
        }
        try {
            apply(
                    message.key(),
                    sequenceOf(message),
                    mapper.readTree(message.value()).path("snapshot"));
        } catch (IOException | NumberFormatException e) {
            LOG.errorf(e, "Unreadable account event at %s-%d@%d", TOPIC, message.partition(), message.offset());
        }
    }

    private void apply(String id, long sequence, JsonNode account) {
        var hosts = new HashSet<String>();
        account.path("hosts").forEach(host -> hosts.add(host.asText()));
        accounts.apply(id, sequence, account.hasNonNull("suspended_at"), hosts);
    }

    private static long sequenceOf(ConsumerRecord<String, byte[]> message) {
        var header = message.headers().lastHeader("ce_sequence");
        return header == null ? 0 : Long.parseLong(new String(header.value(), StandardCharsets.UTF_8));
    }
}
