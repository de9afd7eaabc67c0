package dev.hoopoe.systemtests;

import dev.hoopoe.local.Suite;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What Prometheus scrapes of a suite. */
final class ScrapedReplicas {

    private ScrapedReplicas() {}

    /** By service, the management addresses (host and port) of its replicas. */
    static Map<String, List<String>> of(Suite suite) {
        return Stream.of("auth", "directory", "ticket", "messaging", "gateway")
                .collect(Collectors.toMap(
                        service -> service,
                        service -> suite.replicas(service).stream()
                                .map(replica -> suite.managementUrl(replica).replace("http://", ""))
                                .toList()));
    }
}
