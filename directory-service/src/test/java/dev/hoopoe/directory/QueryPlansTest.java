package dev.hoopoe.directory;

import dev.hoopoe.common.testing.QueryPlans;
import dev.hoopoe.directory.testing.Desk;
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

    private final Desk desk = Desk.open();

    @Inject
    EntityManagerFactory factory;

    @Test
    void requestsReuseTheirPlans() {
        var client = desk.createClient("Ada");

        new QueryPlans(factory)
                .assertReused(List.of(
                        () -> desk.get("/api/users").statusCode(200),
                        () -> desk.get("/api/departments").statusCode(200),
                        () -> desk.get("/api/clients").statusCode(200),
                        () -> desk.get("/api/clients?search=ada").statusCode(200),
                        () -> desk.get("/api/clients/" + client).statusCode(200),
                        () -> desk.get("/api/admin/attributes").statusCode(200),
                        () -> desk.createClient("Ada"),
                        () -> desk.delete("/api/clients/" + desk.createClient("Brief"))
                                .statusCode(200),
                        () -> desk.put(
                                        "/api/clients/" + client,
                                        Map.of("name", UUID.randomUUID().toString()))
                                .statusCode(200)));
    }
}
