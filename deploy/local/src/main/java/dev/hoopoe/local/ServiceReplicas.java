package dev.hoopoe.local;

import dev.hoopoe.local.kafka.Topics;
import dev.hoopoe.local.process.StartRefusedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Starts, adds, removes and replaces the replicas of the services, one command at a time. A replica is in the file of
 * replicas from when it is ready until it is asked to stop; one that crashes stays there.
 */
final class ServiceReplicas {

    static final int MAX = 9;

    private final SuiteSettings settings;
    private final SuiteFolder folder;
    private final SupervisedServers servers;
    private final ServiceEnvironment environment;
    private final ConnectionBudget budget;
    private final ReplicaFile file;
    private final GatewayWait gateways;
    private final Map<Service, List<Member>> members = new EnumMap<>(Service.class);

    /** The checkouts whose builds are run. */
    private final Map<Service, Path> builds = new ConcurrentHashMap<>();

    private final AtomicReference<String> running = new AtomicReference<>();

    /** A replica and its process. */
    private record Member(ServiceReplica replica, SupervisedServer server) {

        String name() {
            return replica.name();
        }
    }

    ServiceReplicas(
            SuiteSettings settings,
            SuiteFolder folder,
            SupervisedServers servers,
            ServiceEnvironment environment,
            ConnectionBudget budget) {
        this.settings = settings;
        this.folder = folder;
        this.servers = servers;
        this.environment = environment;
        this.budget = budget;
        this.file = new ReplicaFile(folder.replicas(), settings);
        this.gateways = new GatewayWait(this::gatewayPorts);
        for (Service service : Service.values()) {
            members.put(service, new CopyOnWriteArrayList<>());
            builds.put(service, settings.build());
        }
    }

    /** Starts one replica of each service at the same time; returns when all are ready. */
    void startFirst() {
        Map<Service, List<ServiceReplica>> first = new EnumMap<>(Service.class);
        Stream.of(Service.values())
                .forEach(service -> first.put(service, List.of(ServiceReplica.first(service, settings))));
        file.write(first);
        new RequestCounts(Map.of()).write(folder.requests());
        first.values().forEach(replicas -> add(replicas.get(0)));
        servers.start(members.values().stream()
                .map(started -> started.get(0).server())
                .toList());
    }

    /** The replicas of the service, the first one first. */
    List<SupervisedServer> of(Service service) {
        return members.get(service).stream().map(Member::server).toList();
    }

    /**
     * Brings the service to that number of replicas, one after the other.
     *
     * @param number from 1 to {@link #MAX}
     * @param progress gets a line for each step
     * @throws StartRefusedException when a replica does not become ready, which undoes the change; when another
     *     command runs; when the database does not allow so many connections
     */
    void scale(Service service, int number, Consumer<String> progress) {
        if (number < 1 || number > MAX) {
            throw new IllegalArgumentException("A service has 1 to " + MAX + " replicas, not " + number);
        }
        alone("scale " + service.wireName() + " " + number, () -> {
            int present = members.get(service).size();
            if (present == number) {
                progress.accept(count(service, number) + " already");
                return;
            }
            if (number > present) {
                grow(service, number, progress);
            } else {
                shrink(service, number, progress);
            }
            gateways.awaitReady(service, number, progress);
            progress.accept(count(service, number));
        });
    }

    /**
     * Replaces the processes of the service one after the other. A single replica gets a second one for that time; a
     * single gateway gets none, since clients would not find it.
     *
     * @param progress gets a line for each step
     * @throws StartRefusedException when a replica does not become ready: it is tried again as after a crash, the
     *     others are left as they are; when another command runs
     */
    void restart(Service service, Consumer<String> progress) {
        alone("restart " + service.wireName(), () -> replaceAll(service, progress));
    }

    /** Processes of the service that start from here on run the build of that checkout. */
    void useBuild(Service service, Path checkout) {
        builds.put(service, checkout);
    }

    /** As {@link #restart}, as a part of a command that runs alone. */
    void replaceAll(Service service, Consumer<String> progress) {
        boolean standIn = members.get(service).size() == 1 && service != Service.GATEWAY;
        if (standIn) {
            grow(service, 2, progress);
            gateways.awaitReady(service, 2, progress);
        } else if (members.get(service).size() == 1) {
            progress.accept("Warning: there is one gateway; clients are cut off for some seconds");
        }
        List<Member> all = List.copyOf(members.get(service));
        all.subList(0, standIn ? 1 : all.size()).forEach(member -> replace(member, progress));
        if (standIn) {
            shrink(service, 1, progress);
        }
        progress.accept(service.wireName() + " was restarted");
    }

    private void grow(Service service, int number, Consumer<String> progress) {
        List<Member> present = members.get(service);
        requireConnections(service, number);
        warnOfPartitions(service, number, progress);
        List<Member> added = new ArrayList<>();
        try {
            while (present.size() < number) {
                ServiceReplica replica = ServiceReplica.additional(service, present.size() + 1);
                progress.accept("Starting " + replica.name() + " on port " + replica.port());
                Member member = add(replica);
                added.add(member);
                servers.start(List.of(member.server()));
                publish(service, present);
                progress.accept(replica.name() + " is ready");
            }
        } catch (StartRefusedException e) {
            progress.accept("Undoing the change");
            present.removeAll(added);
            publish(service, present);
            Collections.reverse(added);
            added.forEach(member -> servers.remove(member.server()));
            throw new StartRefusedException(
                    e.getMessage() + "\nThe change was undone: " + count(service, present.size()), e);
        }
    }

    private void shrink(Service service, int number, Consumer<String> progress) {
        List<Member> present = members.get(service);
        while (present.size() > number) {
            Member last = present.remove(present.size() - 1);
            publish(service, present);
            progress.accept("Stopping " + last.name());
            servers.remove(last.server());
        }
    }

    private void replace(Member member, Consumer<String> progress) {
        Service service = member.replica().service();
        List<Member> present = members.get(service);
        progress.accept("Restarting " + member.name());
        publish(service, present.stream().filter(other -> !other.equals(member)).toList());
        try {
            member.server().replace();
        } catch (StartRefusedException e) {
            throw new StartRefusedException(
                    e.getMessage() + "\nIt is tried again; the other replicas were left as they are: "
                            + count(service, present.size()),
                    e);
        } finally {
            publish(service, present);
        }
        gateways.awaitReady(service, present.size(), progress);
        progress.accept(member.name() + " is ready");
    }

    private Member add(ServiceReplica replica) {
        ServiceProcess process = new ServiceProcess(
                replica,
                settings,
                () -> builds.get(replica.service()),
                () -> environment.of(replica),
                folder.freshLog(replica.name()));
        Member member = new Member(replica, servers.add(replica.name(), process));
        members.get(replica.service()).add(member);
        return member;
    }

    /** Writes to the file of replicas that these get requests. */
    private void publish(Service service, List<Member> chosen) {
        file.write(service, chosen.stream().map(Member::replica).toList());
    }

    private void requireConnections(Service service, int number) {
        Map<Service, Integer> wanted = new EnumMap<>(Service.class);
        members.forEach((other, present) -> wanted.put(other, present.size()));
        wanted.put(service, number);
        budget.require(wanted);
    }

    private void warnOfPartitions(Service service, int number, Consumer<String> progress) {
        int partitions = settings.topicPartitions().orElse(Topics.leastPartitions());
        if (service != Service.GATEWAY && number > partitions) {
            progress.accept("Warning: topics have " + partitions + " partitions, so that " + (number - partitions)
                    + " of " + number + " replicas handle no events of a topic");
        }
    }

    /**
     * Runs the command unless another one runs; afterwards the shares of requests are counted from here on.
     *
     * @throws StartRefusedException when another one runs
     */
    void alone(String command, Runnable change) {
        String other = running.compareAndExchange(null, command);
        if (other != null) {
            throw new StartRefusedException("Another command runs: " + other + ". Try again when it has ended.");
        }
        try {
            change.run();
            RequestCounts.fetch(gatewayPorts()).write(folder.requests());
        } finally {
            running.set(null);
        }
    }

    private List<ManagementPort> gatewayPorts() {
        return members.get(Service.GATEWAY).stream()
                .map(member -> new ManagementPort(member.replica().managementPort()))
                .toList();
    }

    private static String count(Service service, int number) {
        return service.wireName() + " has " + number + (number == 1 ? " replica" : " replicas");
    }
}
