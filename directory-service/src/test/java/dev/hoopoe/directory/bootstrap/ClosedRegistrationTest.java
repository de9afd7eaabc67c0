package dev.hoopoe.directory.bootstrap;

import static dev.hoopoe.directory.testing.Registering.registrant;
import static dev.hoopoe.directory.testing.Registering.tryRegister;
import static dev.hoopoe.directory.testing.UserFixture.address;
import static dev.hoopoe.directory.testing.UserFixture.with;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.directory.testing.AccountRows;
import dev.hoopoe.directory.testing.AuthNeighbour;
import dev.hoopoe.directory.testing.UserRows;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Contract row N-01, where registration is closed: what a service does that nobody has configured. */
@QuarkusTest
class ClosedRegistrationTest {

    private final String email = address("grace");

    @BeforeEach
    void close() {
        QuarkusMock.installMockForType(RegistrationSettings.closed(), RegistrationPolicy.class);
    }

    @Test
    void nobodyOpensAnAccount() {
        var accounts = AccountRows.count();

        tryRegister(registrant(email))
                .statusCode(403)
                .body("error.code", equalTo("FORBIDDEN"))
                .body(
                        "error.message",
                        equalTo("Registration is closed; ask the operator of this desk for an invitation"));

        assertEquals(accounts, AccountRows.count());
        assertEquals(0, AuthNeighbour.callsAbout(email).size());
    }

    @Test
    void whoseAddressIsTakenIsNotTold() {
        UserRows.insertAgent("closed", email);

        tryRegister(registrant(email)).statusCode(403);
    }

    @Test
    void wrongFieldsAreNamedAllTheSame() {
        tryRegister(with(registrant(email), "password", "short"))
                .statusCode(422)
                .body("errors", hasKey("password"));
    }
}
