package dev.hoopoe.local;

import dev.hoopoe.local.kafka.KafkaConnection;
import dev.hoopoe.local.postgres.DatabaseServer;
import dev.hoopoe.local.process.StartRefusedException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The running suite: PostgreSQL, Kafka and the five services, each as a process that is restarted when it crashes. */
public final class Suite implements AutoCloseable {

    private final SuiteSettings settings;
    private final SuiteFolder folder;
    private final Keys keys;
    private final Administrator administrator;
    private final SuiteRecord record;
    private final SupervisedServers servers;
    private final BackingServers backing;
    private volatile ServiceReplicas replicas;
    private volatile boolean closed;

    Suite(SuiteSettings settings, SuiteListener told) {
        this.settings = settings;
        this.folder = new SuiteFolder(settings.folder());
        this.keys = Keys.ofParts(folder);
        this.administrator = new Administrator(settings.environment(), folder);
        this.record = new SuiteRecord(folder.record());
        this.servers = new SupervisedServers(new RecordingListener(told, this::writeRecord));
        this.backing = new BackingServers(settings, folder, keys, servers);
    }

    /** A suite with the defaults of {@code ./hoopoe up}. */
    public static SuiteBuilder builder() {
        return new SuiteBuilder();
    }

    void start() {
        start(() -> {
            ConnectionBudget budget = new ConnectionBudget(backing.database(), settings);
            replicas = new ServiceReplicas(settings, folder, servers, environment(), budget);
            replicas.startFirst();
        });
    }

    /** Starts PostgreSQL and Kafka alone, and writes the variables with which services can be run elsewhere. */
    void startServers() {
        start(() -> {
            EnvironmentFiles files = new EnvironmentFiles(folder.environmentFiles());
            for (Service service : Service.values()) {
                files.write(service, environment().of(ServiceReplica.first(service, settings)));
            }
        });
    }

    private void start(Runnable services) {
        LoopbackDefault.requireChosen(settings);
        folder.claim();
        record.endLeftovers();
        if (settings.fresh()) {
            folder.clear();
        }
        try {
            backing.start();
            services.run();
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

    /** Where the service itself listens, past the gateway; a further replica by its name, {@code ticket-2}. */
    public String url(String service) {
        return "http://127.0.0.1:" + part(service).port();
    }

    /** Where the service, or a further replica of it, answers for its health and metrics. */
    public String managementUrl(String service) {
        return "http://127.0.0.1:" + part(service).managementPort();
    }

    /** The running part: a service, a further replica of it ({@code ticket-2}), {@code postgres} or {@code kafka}. */
    public SupervisedServer part(String name) {
        return servers.named(name);
    }

    /** The names of the service's replicas: {@code ticket}, {@code ticket-2}. */
    public List<String> replicas(String service) {
        return replicas.of(service(service)).stream()
                .map(SupervisedServer::name)
                .toList();
    }

    /**
     * Brings the service to that number of replicas, from 1 to 9; returns when gateways send requests to all of them.
     *
     * @throws StartRefusedException when one does not become ready, which undoes the change
     */
    public void scale(String service, int number) {
        scale(service(service), number, line -> {});
    }

    /**
     * Replaces the processes of the service one after the other; a single one gets a second one for that time.
     *
     * @throws StartRefusedException when one does not become ready
     */
    public void restart(String service) {
        restart(service(service), line -> {});
    }

    /** The checkout that this suite belongs to. */
    public Path root() {
        return settings.root();
    }

    /** Has the service run the build of that checkout from its next {@link #restart(String)} on. */
    public void useBuild(String service, Path checkout) {
        replicas.useBuild(service(service), checkout);
    }

    /**
     * Gives a secret a new value while the suite serves.
     *
     * @param secret as {@code ./hoopoe rotate} names it: {@code client-ticket}, {@code webhooks}, {@code database-auth}
     * @throws StartRefusedException when a process does not become ready; the same command goes on from there
     */
    public void rotate(String secret) {
        rotate(RotatedSecret.named(secret), line -> {});
    }

    /** Forgets the former value of an encryption secret that {@link #rotate(String)} has changed. */
    public void endFormer(String secret) {
        endFormer(RotatedSecret.named(secret), line -> {});
    }

    /** As {@link #rotate(String)}; {@code progress} gets a line for each step. */
    void rotate(RotatedSecret secret, Consumer<String> progress) {
        replicas.alone("rotate " + secret.name(), () -> rotation(progress).rotate(secret));
    }

    /** As {@link #endFormer(String)}; {@code progress} gets a line for each step. */
    void endFormer(RotatedSecret secret, Consumer<String> progress) {
        replicas.alone("rotate " + secret.name(), () -> rotation(progress).end(secret));
    }

    private SecretRotation rotation(Consumer<String> progress) {
        return new SecretRotation(
                keys, service -> replicas.replaceAll(service, progress), backing::renewPasswords, progress);
    }

    /** As {@link #scale(String, int)}; {@code progress} gets a line for each step. */
    void scale(Service service, int number, Consumer<String> progress) {
        replicas.scale(service, number, progress);
    }

    /** As {@link #restart(String)}; {@code progress} gets a line for each step. */
    void restart(Service service, Consumer<String> progress) {
        replicas.restart(service, progress);
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
        servers.awaitReady(patience);
    }

    public String adminEmail() {
        return administrator.email();
    }

    public String adminPassword() {
        return administrator.password();
    }

    /** The secret with which a client, such as {@code ticket} or {@code operator}, gets a service token. */
    public String serviceSecret(String client) {
        return keys.secret(RotatedSecret.client(client).key());
    }

    /** The brokers, as a user that may do everything. */
    public KafkaConnection kafkaConnection() {
        return backing.kafka().asAdmin();
    }

    /** The client properties for subscribers, as docs/events shows. */
    public Path subscriberFile() {
        return folder.subscriber();
    }

    /** The service's database with the login of the server's own role, which sees all accounts, as one address. */
    public String jdbcUrl(String service) {
        DatabaseServer database = backing.database();
        return backing.database(service(service)).jdbcUrl() + "?user="
                + URLEncoder.encode(database.user(), StandardCharsets.UTF_8)
                + "&password=" + URLEncoder.encode(database.password(), StandardCharsets.UTF_8);
    }

    /** Whether it was started and not closed. */
    boolean isRunning() {
        return !servers.all().isEmpty() && !closed;
    }

    /** Whether services are going to save archives of their classes when they stop. */
    boolean savesArchives() {
        return replicas != null
                && Stream.of(Service.values())
                        .anyMatch(
                                service -> ServiceArchive.of(service, settings).isDue());
    }

    Administrator administrator() {
        return administrator;
    }

    SuiteFolder folder() {
        return folder;
    }

    /** Stops all parts, the services at the same time, then PostgreSQL and Kafka; no process is left behind. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        servers.close(server -> !BackingServers.include(server.name()));
        if (folder.isMine()) {
            record.delete();
            folder.release();
        }
    }

    private ServiceEnvironment environment() {
        return new ServiceEnvironment(settings, keys, administrator, backing, folder);
    }

    private void writeRecord() {
        record.write(servers.all(), ProcessHandle.current().pid());
    }

    private static Service service(String name) {
        return Service.named(name).orElseThrow(() -> new IllegalArgumentException("There is no service " + name));
    }
}
