package dev.hoopoe.directory.user;

import static dev.hoopoe.directory.testing.UserFixture.PASSWORD;
import static dev.hoopoe.directory.testing.UserFixture.agent;
import static dev.hoopoe.directory.testing.UserFixture.with;

import dev.hoopoe.directory.principal.SignInService;
import dev.hoopoe.directory.testing.AccountApi;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An operator may do without the present password, for clients that do not know of it. */
@QuarkusTest
class CurrentPasswordNotRequiredTest {

    private final AccountApi api = AccountApi.open();

    @Inject
    SignInService signIns;

    @BeforeEach
    void doWithout() {
        QuarkusMock.installMockForType(new CurrentPassword(signIns, () -> false), CurrentPassword.class);
    }

    @Test
    void aPasswordIsSetWithoutThePresentOneButNotWithAWrongOne() {
        var id = api.createUserId(with(agent(), "password", PASSWORD));
        var body = Map.of("password", "a new battery of horses");

        api.user(id, "agent").body(body).put("/auth/profile").then().statusCode(200);

        var guessed = Map.of("password", "another battery", "current_password", "a guess");
        api.user(id, "agent").body(guessed).put("/auth/profile").then().statusCode(400);
    }
}
