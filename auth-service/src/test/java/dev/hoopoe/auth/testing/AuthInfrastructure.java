package dev.hoopoe.auth.testing;

import dev.hoopoe.local.testing.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;

/** Every test of the module runs beside one PostgreSQL, Kafka and OpenID server; the annotations count wherever they stand. */
@QuarkusTestResource(value = Infrastructure.class, initArgs = @ResourceArg(name = "service", value = "auth"))
@QuarkusTestResource(OpenIdServer.class)
final class AuthInfrastructure {

    private AuthInfrastructure() {}
}
