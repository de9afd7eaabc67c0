package dev.hoopoe.auth.testing;

import dev.hoopoe.local.testing.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;

/** Every test of the module runs beside one PostgreSQL and one Kafka; the annotation counts wherever it stands. */
@QuarkusTestResource(value = Infrastructure.class, initArgs = @ResourceArg(name = "service", value = "auth"))
final class AuthInfrastructure {

    private AuthInfrastructure() {}
}
