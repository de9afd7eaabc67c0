package dev.hoopoe.messaging.realtime;

import dev.hoopoe.common.account.InactiveAccounts;
import dev.hoopoe.common.background.BackgroundWork;
import dev.hoopoe.common.background.Coordination;
import dev.hoopoe.common.identity.EndedSessions;
import dev.hoopoe.common.web.UpgradedRequest;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.websockets.next.HttpUpgradeCheck.CheckResult;
import io.quarkus.websockets.next.HttpUpgradeCheck.HttpUpgradeContext;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocketConnection;
import io.vertx.core.Vertx;
import io.vertx.core.net.impl.ConnectionBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The WebSockets of this process: how many there may be, and when one ends. */
@BackgroundWork(Coordination.NONE)
@ApplicationScoped
public class OpenSockets {

    private static final int GOING_AWAY = 1001;
    private static final int POLICY_VIOLATION = 1008;
    private static final int SERVICE_RESTART = 1012;
    private static final int UNAVAILABLE = 503;
    private static final int TOO_MANY_REQUESTS = 429;

    /** A session that has ended cuts its sockets within a second. */
    private static final Duration CHECK_INTERVAL = Duration.ofMillis(250);

    /** Before the end of the delay, for close frames to reach the clients. */
    private static final Duration GOODBYE = Duration.ofMillis(500);

    /** Of one socket, waiting to be handled. */
    private static final int MAX_FRAMES = 250;

    /** What a client has to answer its close frame. */
    private static final int CLOSING_MILLIS = 5_000;

    private static final TypedKey<Channel> TRANSPORT = new TypedKey<>("transport");

    private final Map<String, OpenSocket> open = new ConcurrentHashMap<>();
    private final Map<String, Integer> openByAccount = new HashMap<>();
    private final EndedSessions endedSessions;
    private final InactiveAccounts inactiveAccounts;
    private final SocketConfig config;
    private final MeterRegistry meters;
    private final Vertx vertx;
    private final Clock clock;
    private final Duration shutdownDelay;

    /** Frames have threads of their own, so that sockets cannot take all those of requests; the queue has one entry a socket. */
    private final ThreadPoolExecutor threads;

    private volatile boolean stopping;
    private long timer;

    OpenSockets(
            EndedSessions endedSessions,
            InactiveAccounts inactiveAccounts,
            SocketConfig config,
            MeterRegistry meters,
            Vertx vertx,
            Clock clock,
            @ConfigProperty(name = "quarkus.shutdown.delay", defaultValue = "0s") Duration shutdownDelay) {
        this.endedSessions = endedSessions;
        this.inactiveAccounts = inactiveAccounts;
        this.config = config;
        this.meters = meters;
        this.vertx = vertx;
        this.clock = clock;
        this.shutdownDelay = shutdownDelay;
        this.threads = new ThreadPoolExecutor(
                config.maxConcurrent(), config.maxConcurrent(), 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
        threads.allowCoreThreadTimeOut(true);
        Gauge.builder("hoopoe.sockets.open", open, Map::size)
                .description("WebSockets that are open in this process")
                .register(meters);
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(CHECK_INTERVAL.toMillis(), id -> check());
    }

    /** Sockets are served during the delay, as requests are. Right after it Quarkus closes their connections without a word. */
    void beginDelay(@Observes ShutdownDelayInitiatedEvent event) {
        vertx.setTimer(Math.max(1, shutdownDelay.minus(GOODBYE).toMillis()), id -> end());
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
        end();
        threads.shutdown();
    }

    private void end() {
        stopping = true;
        open.values()
                .forEach(socket -> socket.close(SERVICE_RESTART, "restart", "The service restarts; connect again"));
    }

    public boolean isEmpty() {
        return open.isEmpty();
    }

    /**
     * Lets a handshake through, or refuses it with 503 or 429 when there are too many sockets.
     *
     * @param account whose sockets it would count among
     */
    public CheckResult admit(HttpUpgradeContext context, String account) {
        var refusal = refusal(account);
        if (refusal.isPresent()) {
            return CheckResult.rejectUpgradeSync(refusal.get());
        }
        var request = context.httpRequest();
        context.userData().put(TRANSPORT, ((ConnectionBase) request.connection()).channel());
        UpgradedRequest.release(request);
        return CheckResult.permitUpgradeSync();
    }

    /** Counts and makes the refusal of a handshake. */
    public CheckResult refuse(int status, String reason) {
        refused(reason);
        return CheckResult.rejectUpgradeSync(status);
    }

    private synchronized Optional<Integer> refusal(String account) {
        if (stopping || open.size() >= config.maxOpen()) {
            refused("full");
            return Optional.of(UNAVAILABLE);
        }
        if (openByAccount.getOrDefault(account, 0) >= config.maxOpenPerAccount()) {
            refused("account_full");
            return Optional.of(TOO_MANY_REQUESTS);
        }
        return Optional.empty();
    }

    private void refused(String reason) {
        meters.counter("hoopoe.sockets.refused", "reason", reason).increment();
    }

    /**
     * Adds a socket.
     *
     * @param account whose sockets it counts among
     * @param sessionId of the token; null without one
     */
    public OpenSocket add(WebSocketConnection connection, String account, String sessionId) {
        var transport = connection.userData().get(TRANSPORT);
        var output =
                new SocketOutput(connection, config.maxQueueSize().asLongValue(), cause -> closed(cause, transport));
        var socket = new OpenSocket(
                connection.id(), account, sessionId, output, new SocketWork(threads, MAX_FRAMES), config, clock);
        synchronized (this) {
            openByAccount.merge(account, 1, Integer::sum);
        }
        open.put(connection.id(), socket);
        if (stopping) {
            end();
        }
        return socket;
    }

    public void remove(OpenSocket socket) {
        if (open.remove(socket.id()) != null) {
            synchronized (this) {
                openByAccount.computeIfPresent(socket.account(), (name, count) -> count == 1 ? null : count - 1);
            }
        }
    }

    /** A client that does not read what waits for it does not read its close frame either. */
    private void closed(String cause, Channel transport) {
        meters.counter("hoopoe.sockets.closed", "cause", cause).increment();
        vertx.setTimer(CLOSING_MILLIS, id -> cut(transport));
    }

    private static void cut(Channel transport) {
        var unused = transport.close();
    }

    private void check() {
        var now = clock.millis();
        for (var socket : open.values()) {
            if (endedSessions.contains(socket.sessionId())) {
                socket.close(POLICY_VIOLATION, "session_ended", "The session has ended");
            } else if (inactiveAccounts.contains(socket.account())) {
                socket.close(POLICY_VIOLATION, "account_suspended", "The account is suspended");
            } else if (socket.isIdle(now)) {
                socket.close(
                        GOING_AWAY,
                        "idle",
                        "No frame for " + config.idleTimeout().toSeconds() + " s");
            }
        }
    }
}
