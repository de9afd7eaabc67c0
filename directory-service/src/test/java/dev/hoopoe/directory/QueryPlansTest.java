package dev.hoopoe.directory;

import dev.hoopoe.common.testing.QueryPlans;
import dev.hoopoe.directory.testing.AccountApi;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Decision 0037. */
@QuarkusTest
class QueryPlansTest {

    private final AccountApi api = AccountApi.open();

    @Inject
    EntityManagerFactory factory;

    @Test
    void requestsReuseTheirPlans() {
        var client = api.createClient("Ada");

        new QueryPlans(factory)
                .assertReused(List.of(
                        () -> api.get("/api/users").statusCode(200),
                        () -> api.get("/api/departments").statusCode(200),
                        () -> api.get("/api/clients").statusCode(200),
                        () -> api.get("/api/clients?search=ada").statusCode(200),
                        () -> api.get("/api/clients/" + client).statusCode(200),
                        () -> api.get("/api/admin/attributes").statusCode(200),
                        () -> api.get("/netia/api/customers").statusCode(200),
                        () -> api.get("/netia/api/customers?q=ada&external_id=1")
                                .statusCode(200),
                        () -> api.get("/netia/api/customers/identify?external_id=1&host=h&email=a@example.com")
                                .statusCode(200),
                        () -> api.createClient("Ada"),
                        () -> api.delete("/api/clients/" + api.createClient("Brief"))
                                .statusCode(200),
                        () -> api.put(
                                        "/api/clients/" + client,
                                        Map.of("name", UUID.randomUUID().toString()))
                                .statusCode(200)));
    }
}
