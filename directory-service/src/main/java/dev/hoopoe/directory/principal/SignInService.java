package dev.hoopoe.directory.principal;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.restclient.PeerClients;
import dev.hoopoe.directory.principal.SignInClient.Credentials;
import dev.hoopoe.directory.principal.SignInClient.StartSession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

/** Signs people in after registration and checks passwords, by auth-service. */
@ApplicationScoped
public class SignInService {

    private static final int UNAUTHORIZED = 401;

    private final SignInClient auth;

    SignInService(PrincipalConfig config, PeerClients peers) {
        this.auth = peers.client(SignInClient.class, config.url(), config.timeout());
    }

    /** An access token of a person that auth-service knows; without a refresh token. */
    public String accessToken(UUID userId, Duration lifetime, ClientInfo client) {
        var request = new StartSession(userId, lifetime.toSeconds(), null);
        return answered(() -> auth.start(client.address(), client.program(), request))
                .accessToken();
    }

    /** The tokens of a session as a login in the dialect starts it, for a person that auth-service knows. */
    public SessionTokens tokens(UUID userId, String dialect, ClientInfo client) {
        var request = new StartSession(userId, null, dialect);
        var started = answered(() -> auth.start(client.address(), client.program(), request));
        return new SessionTokens(started.accessToken(), started.refreshToken());
    }

    /**
     * Checks address and password; returns the person's id.
     *
     * @throws HoopoeException invalid credentials; or too many requests, as at a login
     */
    public UUID check(String email, String password, ClientInfo client) {
        var credentials = new Credentials(email, null, password);
        return answered(() -> auth.check(client.address(), client.program(), credentials))
                .userId();
    }

    /**
     * Checks a person's password.
     *
     * @throws HoopoeException invalid credentials; or too many requests, as at a login
     */
    public void check(UUID userId, String password, ClientInfo client) {
        var credentials = new Credentials(null, userId, password);
        answered(() -> auth.check(client.address(), client.program(), credentials));
    }

    /** The same error as auth-service's. */
    public static HoopoeException wrongCredentials() {
        return new HoopoeException(ErrorKind.INVALID_CREDENTIALS, "The email or the password is wrong");
    }

    private static <T> T answered(Supplier<T> call) {
        try {
            return call.get();
        } catch (WebApplicationException e) {
            throw e.getResponse().getStatus() == UNAUTHORIZED ? wrongCredentials() : failure(e);
        } catch (RuntimeException e) {
            throw failure(e);
        }
    }

    private static HoopoeException failure(RuntimeException e) {
        return AuthFailures.failure(e, "Too many failed logins; try again later");
    }
}
