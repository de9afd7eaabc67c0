package dev.hoopoe.auth;

import static dev.hoopoe.auth.testing.PersonFixture.somebody;

import dev.hoopoe.auth.testing.AuthCalls;
import dev.hoopoe.common.testing.QueryPlans;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Decision 0037. */
@QuarkusTest
class QueryPlansTest {

    @Inject
    EntityManagerFactory factory;

    @Test
    void requestsReuseTheirPlans() {
        var person = somebody().known();
        var refreshToken = new AtomicReference<>(person.loggedIn().get("refresh_token"));

        new QueryPlans(factory)
                .assertReused(List.of(
                        () -> refreshToken.set(AuthCalls.refresh(refreshToken.get())
                                .then()
                                .statusCode(200)
                                .extract()
                                .path("data.refresh_token")),
                        () -> somebody().withoutPassword().push().then().statusCode(204)));
    }
}
