package dev.hoopoe.auth;

import static dev.hoopoe.auth.testing.PersonFixture.somebody;

import dev.hoopoe.auth.testing.AuthCalls;
import dev.hoopoe.common.testing.StatementBudgets;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What requests cost here in statements (docs/budgets.md). */
@QuarkusTest
class StatementBudgetTest {

    private final StatementBudgets budgets = StatementBudgets.of("auth-service");

    @Test
    void noOperationExecutesMoreStatementsThanItMay() {
        var person = somebody().known();
        var refreshToken = new AtomicReference<Object>(person.loggedIn().get("refresh_token"));

        budgets.measure("POST /auth/refresh", () -> {
            var answer = AuthCalls.refresh(refreshToken.get());
            answer.then().statusCode(200);
            refreshToken.set(answer.path("data.refresh_token"));
        });
        var sessions = Stream.generate(person::loggedIn).limit(4).collect(Collectors.toCollection(ArrayDeque::new));
        budgets.measure(
                "POST /auth/logout",
                () -> AuthCalls.logout(sessions.remove().get("access_token"))
                        .then()
                        .statusCode(200));
        budgets.check();
    }
}
