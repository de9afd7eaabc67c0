package dev.hoopoe.directory.bootstrap;

import static dev.hoopoe.directory.testing.UserFixture.PASSWORD;
import static dev.hoopoe.directory.testing.UserFixture.administrator;
import static dev.hoopoe.directory.testing.UserFixture.emailAtNeighbour;
import static org.awaitility.Awaitility.await;
import static org.eclipse.microprofile.health.HealthCheckResponse.Status.DOWN;
import static org.eclipse.microprofile.health.HealthCheckResponse.Status.UP;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.common.tenancy.AccountScope;
import dev.hoopoe.common.tenancy.TenancyConfig;
import dev.hoopoe.common.testing.KilledReplica;
import dev.hoopoe.common.testing.TwoReplicas;
import dev.hoopoe.directory.testing.AccountApi;
import dev.hoopoe.directory.testing.AuthNeighbour;
import dev.hoopoe.directory.testing.HCall;
import dev.hoopoe.directory.testing.Together;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The first start: each bootstrap here is a replica of its own. */
@QuarkusTest
class BootstrapTest {

    private final AccountApi api = AccountApi.open();

    @Inject
    AccountOpeningTransactions opening;

    @Inject
    AccountScope accounts;

    @Test
    void firstStartOpensTheDefaultAccount() {
        var email = emailAtNeighbour("boss");
        var bootstrap = replica(email);

        bootstrap.attempt();

        assertEquals(UP, bootstrap.call().getStatus());
        departments().body("data.data.name", contains("Support"));
        api.administrators().body("$", hasSize(1)).body("[0].email", equalTo(email));
        new HCall(api)
                .post("/master/create", HCall.master(HCall.freshEmail(), HCall.MASTER_PASSWORD))
                .statusCode(403)
                .body("message", equalTo("Master user already exists"));
    }

    @Test
    void serviceIsNotReadyUntilAuthServiceTakesTheAdministrator() {
        var bootstrap = replica(emailAtNeighbour("late"));

        for (var failures = 0; failures < 2; failures++) {
            assertEquals(DOWN, bootstrap.call().getStatus());
            bootstrap.attempt();
        }
        api.administrators().body("$", hasSize(0));
        bootstrap.attempt();

        assertEquals(UP, bootstrap.call().getStatus());
        api.administrators().body("$", hasSize(1));
        departments().body("data.total", is(1));
    }

    @Test
    void replicasThatStartTogetherOpenOneAccount() {
        var email = emailAtNeighbour("many");

        var states = Together.run(6, n -> {
            var bootstrap = replica(email);
            bootstrap.attempt();
            return bootstrap.call().getStatus();
        });

        assertEquals(6, states.stream().filter(UP::equals).count());
        api.administrators().body("$", hasSize(1));
        departments().body("data.total", is(1));
        assertEquals(1, AuthNeighbour.callsAbout(email).size());
    }

    @Test
    @TwoReplicas(Bootstrap.class)
    void replicaThatIsKilledWhileItOpensTheAccountLeavesThatToAnother() throws Exception {
        var email = emailAtNeighbour("survivor");

        KilledReplica.during("INSERT", "account", () -> replica(email).attempt());

        api.administrators().body("$", hasSize(1));
        departments().body("data.total", is(1));
        assertEquals(1, AuthNeighbour.callsAbout(email).size());
    }

    @Test
    void laterStartCreatesNobodyWhileThereIsAnAdministrator() {
        api.createUser(administrator());

        replica(emailAtNeighbour("boss")).attempt();

        api.administrators().body("$", hasSize(2));
    }

    @Test
    void withoutAPasswordNoAdministratorIsCreated() {
        var bootstrap = new Bootstrap(opening, accounts, config(Optional.empty(), Optional.empty()), tenancy());

        bootstrap.attempt();

        assertEquals(UP, bootstrap.call().getStatus());
        api.administrators().body("$", hasSize(0));
    }

    @Test
    void readinessIsUpWhenThereIsNothingToOpen() {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> RestAssured.get("/internal/ready").statusCode() == 200);
    }

    private ValidatableResponse departments() {
        return api.agent().get("/api/departments").then();
    }

    private Bootstrap replica(String email) {
        return new Bootstrap(opening, accounts, config(Optional.of(email), Optional.of(PASSWORD)), tenancy());
    }

    private TenancyConfig tenancy() {
        return api::account;
    }

    private static BootstrapConfig config(Optional<String> email, Optional<String> password) {
        return new BootstrapConfig() {
            @Override
            public boolean enabled() {
                return true;
            }

            @Override
            public String accountName() {
                return "Default";
            }

            @Override
            public Optional<String> adminEmail() {
                return email;
            }

            @Override
            public Optional<String> adminPassword() {
                return password;
            }
        };
    }
}
