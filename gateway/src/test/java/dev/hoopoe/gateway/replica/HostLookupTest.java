package dev.hoopoe.gateway.replica;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netty.resolver.dns.SingletonDnsServerAddressStreamProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HostLookupTest {

    private NameServer server;
    private HostLookup hosts;

    @BeforeEach
    void start() throws IOException {
        server = new NameServer();
        hosts = new HostLookup(new SingletonDnsServerAddressStreamProvider(server.address()));
    }

    @AfterEach
    void stop() {
        hosts.close();
        server.close();
    }

    @Test
    void nameStandsForEachOfItsAddresses() {
        server.answer("10.0.0.1", "10.0.0.2", "10.0.0.3");

        assertEquals(Set.of("10.0.0.1", "10.0.0.2", "10.0.0.3"), resolve("ticket.hoopoe.svc.cluster.local."));
    }

    @Test
    void addressesThatChangedAreFoundAtOnce() {
        server.answer("10.0.0.1");
        resolve("ticket.hoopoe.svc.cluster.local.");

        server.answer("10.0.0.2", "10.0.0.3");

        assertEquals(Set.of("10.0.0.2", "10.0.0.3"), resolve("ticket.hoopoe.svc.cluster.local."));
    }

    @Test
    void nameWithoutAddressFails() {
        server.answer();

        assertThrows(CompletionException.class, () -> resolve("ticket.hoopoe.svc.cluster.local."));
    }

    @Test
    void addressesInDigitsNeedNoNameServer() {
        server.close();

        assertEquals(Set.of("10.1.2.3"), resolve("10.1.2.3"));
        assertEquals(Set.of("0:0:0:0:0:0:0:1"), resolve("[::1]"));
    }

    private Set<String> resolve(String host) {
        List<InetAddress> found =
                hosts.resolve(host).toCompletionStage().toCompletableFuture().join();
        return found.stream().map(InetAddress::getHostAddress).collect(Collectors.toSet());
    }
}
