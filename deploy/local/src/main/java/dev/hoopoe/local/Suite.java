package dev.hoopoe.local;

import dev.hoopoe.local.kafka.KafkaConnection;
import dev.hoopoe.local.postgres.DatabaseServer;
import dev.hoopoe.local.postgres.Durability;
import dev.hoopoe.local.postgres.PostgresServer;
import dev.hoopoe.local.postgres.ServiceDatabase;
import dev.hoopoe.local.process.LocalServer;
import dev.hoopoe.local.process.StartRefusedException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The running suite: PostgreSQL, Kafka and the five services, each as a process that is restarted when it crashes. */
public final class Suite implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final SuiteSettings settings;
    private final SuiteFolder folder;
    private final Keys keys;
    private final SuiteKafka kafka;
    private final Administrator administrator;
    private final SuiteRecord record;
    private final RecordingListener listener;
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(3, Suite::daemon);
    private final ExecutorService starters = Executors.newCachedThreadPool(Suite::daemon);
    private final List<SupervisedServer> servers = new CopyOnWriteArrayList<>();
    private final Map<Service, ServiceDatabase> databases = new EnumMap<>(Service.class);
    private DatabaseServer database;
    private volatile boolean closed;

    Suite(SuiteSettings settings, SuiteListener told) {
        this.settings = settings;
        this.folder = new SuiteFolder(settings.folder());
        this.keys = Keys.ofParts(folder);
        this.kafka = new SuiteKafka(settings, folder, keys);
        this.administrator = new Administrator(settings.environment(), folder);
        this.record = new SuiteRecord(folder.record());
        this.listener = new RecordingListener(
                told, () -> record.write(servers, ProcessHandle.current().pid()));
    }

    /** A suite with the defaults of {@code ./hoopoe up}. */
    public static SuiteBuilder builder() {
        return new SuiteBuilder();
    }

    void start() {
        LoopbackDefault.requireChosen(settings);
        folder.claim();
        record.endLeftovers();
        if (settings.fresh()) {
            folder.clear();
        }
        try {
            startInfrastructure();
            startServices();
            administrator.store();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Where clients reach the suite. */
    public String gatewayUrl() {
        return "http://127.0.0.1:" + settings.port(SuitePort.GATEWAY);
    }

    /** Where the service itself listens, past the gateway. */
    public String url(String service) {
        return "http://127.0.0.1:" + settings.port(service(service).port());
    }

    /** Where the service answers for its health and metrics. */
    public String managementUrl(String service) {
        return "http://127.0.0.1:" + settings.port(service(service).managementPort());
    }

    /** The running part: a service, {@code postgres} or {@code kafka}. */
    public SupervisedServer part(String name) {
        return servers.stream()
                .filter(server -> server.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The suite runs no " + name));
    }

    /** The Kafka broker, to stop and start it. */
    public SupervisedServer kafka() {
        return part("kafka");
    }

    /** Kills the process (SIGKILL); the suite restarts it. */
    public void kill(String name) {
        part(name).crash();
    }

    /** Waits until every part is ready again. */
    public void awaitReady(Duration patience) {
        CountDownLatch never = new CountDownLatch(1);
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            while (!servers.stream().allMatch(SupervisedServer::isReady)) {
                if (System.nanoTime() > deadline || never.await(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException("Not ready within " + patience + ": "
                            + servers.stream()
                                    .filter(server -> !server.isReady())
                                    .map(SupervisedServer::name)
                                    .toList());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public String adminEmail() {
        return administrator.email();
    }

    public String adminPassword() {
        return administrator.password();
    }

    /** The secret with which a client, such as {@code ticket} or {@code operator}, gets a service token. */
    public String serviceSecret(String client) {
        return keys.secret("service-client." + client);
    }

    /** The brokers, as a user that may do everything. */
    public KafkaConnection kafkaConnection() {
        return kafka.asAdmin();
    }

    /** The client properties for subscribers, as docs/events shows. */
    public Path subscriberFile() {
        return folder.subscriber();
    }

    /** The service's database with the login of the server's own role, which sees all accounts, as one address. */
    public String jdbcUrl(String service) {
        return databases.get(service(service)).jdbcUrl() + "?user="
                + URLEncoder.encode(database.user(), StandardCharsets.UTF_8)
                + "&password=" + URLEncoder.encode(database.password(), StandardCharsets.UTF_8);
    }

    /** Whether it was started and not closed. */
    boolean isRunning() {
        return !servers.isEmpty() && !closed;
    }

    /** Whether services are going to save archives of their classes when they stop. */
    boolean savesArchives() {
        return Stream.of(Service.values())
                .anyMatch(service -> ServiceArchive.of(service, settings).isDue());
    }

    Administrator administrator() {
        return administrator;
    }

    SuiteFolder folder() {
        return folder;
    }

    /** Stops all parts, the gateway first and PostgreSQL last; no process is left behind. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        timer.shutdownNow();
        stopTogether(server -> server.name().equals("gateway"));
        stopTogether(server -> isService(server.name()) && !server.name().equals("gateway"));
        stopTogether(server -> !isService(server.name()));
        starters.shutdownNow();
        if (folder.isMine()) {
            record.delete();
            folder.release();
        }
    }

    private void startInfrastructure() {
        List<CompletableFuture<Void>> starting = new ArrayList<>();
        database = settings.databaseUrl().map(this::externalDatabase).orElse(null);
        if (database == null) {
            PostgresServer postgres = new PostgresServer(
                    folder.postgres(),
                    settings.port(SuitePort.POSTGRES),
                    folder.freshLog("postgres"),
                    settings.cache(),
                    Durability.KEPT,
                    settings.postgres(),
                    keys.secret("postgres"));
            database = postgres.server();
            starting.add(starting("postgres", postgres));
        }
        if (!kafka.isExternal()) {
            starting.add(starting("kafka", kafka.broker(folder.freshLog("kafka"))));
        }
        await(starting);
        for (Service service : Service.values()) {
            if (service.hasDatabase()) {
                databases.put(
                        service,
                        database.createDatabase(
                                service.wireName(),
                                keys.secret("database." + service.wireName()),
                                keys.secret("database-owner." + service.wireName())));
            }
        }
        kafka.prepare();
    }

    private void startServices() {
        ServiceEnvironment environment = new ServiceEnvironment(settings, keys, administrator, kafka, databases);
        List<CompletableFuture<Void>> starting = new ArrayList<>();
        for (Service service : Service.values()) {
            starting.add(starting(
                    service.wireName(),
                    new ServiceProcess(
                            service, settings, environment.of(service), folder.freshLog(service.wireName()))));
        }
        await(starting);
    }

    private CompletableFuture<Void> starting(String name, LocalServer server) {
        SupervisedServer supervised = new SupervisedServer(name, server, timer, listener);
        servers.add(supervised);
        return CompletableFuture.runAsync(supervised::start, starters);
    }

    /** Waits for all of them, or for the first that fails. */
    private static void await(List<CompletableFuture<Void>> starting) {
        CompletableFuture<Void> failed = new CompletableFuture<>();
        for (CompletableFuture<Void> start : starting) {
            CompletableFuture<Void> unused = start.whenComplete((started, failure) -> {
                if (failure != null) {
                    failed.completeExceptionally(failure);
                }
            });
        }
        try {
            CompletableFuture.anyOf(CompletableFuture.allOf(starting.toArray(CompletableFuture[]::new)), failed)
                    .join();
        } catch (CompletionException e) {
            Throwable cause = e;
            while (cause instanceof CompletionException && cause.getCause() != null) {
                cause = cause.getCause();
            }
            throw cause instanceof StartRefusedException refused ? refused : new IllegalStateException(cause);
        }
    }

    private void stopTogether(Predicate<SupervisedServer> chosen) {
        List<CompletableFuture<Void>> stopping = servers.stream()
                .filter(chosen)
                .map(server -> CompletableFuture.runAsync(server::stop, starters))
                .toList();
        CompletableFuture.allOf(stopping.toArray(CompletableFuture[]::new)).join();
    }

    private DatabaseServer externalDatabase(String url) {
        return new DatabaseServer(
                url,
                settings.value("HOOPOE_DATABASE_USER").orElse("postgres"),
                settings.value("HOOPOE_DATABASE_PASSWORD").orElse(""));
    }

    private static boolean isService(String name) {
        return !name.equals("postgres") && !name.equals("kafka");
    }

    private static Service service(String name) {
        return Service.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "suite");
        thread.setDaemon(true);
        return thread;
    }
}
