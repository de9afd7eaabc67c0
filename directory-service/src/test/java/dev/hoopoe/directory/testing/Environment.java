package dev.hoopoe.directory.testing;

import dev.hoopoe.local.testing.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;

/** What runs around the service in all tests of this module. */
@QuarkusTestResource(value = Infrastructure.class, initArgs = @ResourceArg(name = "service", value = "directory"))
@QuarkusTestResource(AuthNeighbour.class)
@QuarkusTestResource(MessagingAddress.class)
final class Environment {

    private Environment() {}
}
