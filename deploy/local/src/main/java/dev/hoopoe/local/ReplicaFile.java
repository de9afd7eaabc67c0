package dev.hoopoe.local;

import dev.hoopoe.local.process.OwnerOnly;
import dev.hoopoe.local.process.StartRefusedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The file that tells gateways and services where the replicas of each service are: a properties file with a line for
 * each service, {@code ticket=http://127.0.0.1:8103,http://127.0.0.1:21034}. It is replaced in one step.
 */
final class ReplicaFile {

    private final Path file;
    private final String gatewayHost;
    private final Map<Service, List<ServiceReplica>> replicas = new EnumMap<>(Service.class);

    ReplicaFile(Path file, SuiteSettings settings) {
        this.file = file;
        this.gatewayHost = settings.reachableHost();
    }

    /** Replaces all lines by the replicas of each service. */
    synchronized void write(Map<Service, List<ServiceReplica>> all) {
        replicas.putAll(all);
        write();
    }

    /** Replaces the line of one service. */
    synchronized void write(Service service, List<ServiceReplica> present) {
        replicas.put(service, List.copyOf(present));
        write();
    }

    private void write() {
        String lines = Arrays.stream(Service.values())
                .map(service -> service.wireName() + "=" + urls(service) + "\n")
                .collect(Collectors.joining());
        try {
            OwnerOnly.write(file, lines);
        } catch (IOException e) {
            throw new StartRefusedException("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private String urls(Service service) {
        String host = service == Service.GATEWAY ? gatewayHost : "127.0.0.1";
        return replicas.getOrDefault(service, List.of()).stream()
                .map(replica -> "http://" + host + ":" + replica.port())
                .collect(Collectors.joining(","));
    }
}
