package dev.hoopoe.auth.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** What becomes of a sign-in with a provider that was down when the service started and still is. */
@QuarkusTest
class OpenIdConnectionTest {

    @Inject
    OpenIdConnection connection;

    @Test
    void aSignInCannotStartJustNow() {
        var refusal = assertThrows(HoopoeException.class, () -> connection.authorizationEndpoint(LostProvider.LOST));

        assertEquals(ErrorKind.UNAVAILABLE, refusal.kind());
        assertTrue(refusal.retryAfter().isPresent());
    }

    @Test
    void aSignInCannotBeCompletedEither() {
        var failed = assertThrows(
                SignInFailedException.class,
                () -> connection.claims(LostProvider.LOST, "code", new CodeVerifier("verifier"), "nonce"));

        assertEquals(SignInFailure.NO_EXCHANGE, failed.failure());
    }
}
