package dev.hoopoe.ticket.testing;

import dev.hoopoe.local.testing.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;

/** Names, once for all tests, the servers and the neighbours that the service is tested with. */
@QuarkusTestResource(value = Infrastructure.class, initArgs = @ResourceArg(name = "service", value = "ticket"))
@QuarkusTestResource(DirectoryNeighbour.class)
@QuarkusTestResource(FileNeighbour.class)
final class TestServers {

    private TestServers() {}
}
