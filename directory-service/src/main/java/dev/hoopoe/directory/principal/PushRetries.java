package dev.hoopoe.directory.principal;

import dev.hoopoe.common.background.BackgroundWork;
import dev.hoopoe.common.background.Coordination;
import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.restclient.PeerClients;
import dev.hoopoe.common.tenancy.AccountScope;
import dev.hoopoe.common.web.LogKeys;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Retries failed pushes to auth-service with exponential backoff, until one succeeds or a later push replaces it,
 * since events do not raise rights there (decision 0029). They are in memory only; after a restart the person's next
 * change pushes the state again.
 */
@BackgroundWork(Coordination.NONE)
@ApplicationScoped
class PushRetries {

    private static final Logger LOG = Logger.getLogger(PushRetries.class);

    /** Largest number of queued pushes. */
    private static final int MOST = 10_000;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final Map<UUID, Push> waiting = new ConcurrentHashMap<>();
    private final AccountScope accounts;
    private final PrincipalClient client;
    private final Clock clock;

    private record Push(String account, PrincipalPush principal, Duration pause, Instant due) {

        Push later(Instant now) {
            var doubled = pause.multipliedBy(2);
            var next = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
            return new Push(account, principal, next, now.plus(next));
        }
    }

    PushRetries(AccountScope accounts, PrincipalConfig config, PeerClients peers, Clock clock) {
        this.accounts = accounts;
        this.client = peers.client(PrincipalClient.class, config.url(), config.briefTimeout());
        this.clock = clock;
    }

    /** Queues the push for a retry. */
    void add(String account, UUID id, PrincipalPush principal) {
        if (waiting.size() >= MOST && !waiting.containsKey(id)) {
            LogKeys.with(
                    LogKeys.USER,
                    id,
                    () -> LOG.error("Person not pushed to auth-service, gave up; too many pushes are queued"));
            return;
        }
        waiting.put(
                id, new Push(account, principal, FIRST_PAUSE, clock.instant().plus(FIRST_PAUSE)));
    }

    /** Drops the queued push: a later one succeeded, or the person was deleted. */
    void cancel(UUID id) {
        waiting.remove(id);
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void retry() {
        waiting.forEach((id, push) -> {
            if (!push.due().isAfter(clock.instant())) {
                retry(id, push);
            }
        });
    }

    private void retry(UUID id, Push push) {
        try {
            accounts.run(
                    Caller.system(push.account(), "directory-service/principals"),
                    () -> client.put(id, push.principal()));
            waiting.remove(id, push);
        } catch (RuntimeException e) {
            LogKeys.with(
                    LogKeys.USER,
                    id,
                    () -> LOG.warnf("Person not pushed to auth-service; retrying: %s", e.getMessage()));
            waiting.replace(id, push, push.later(clock.instant()));
        }
    }
}
