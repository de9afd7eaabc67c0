package dev.hoopoe.directory.principal;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.identity.ServiceCallFilter;
import dev.hoopoe.common.identity.ServiceTokens;
import dev.hoopoe.directory.principal.SignInClient.Credentials;
import dev.hoopoe.directory.principal.SignInClient.StartSession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

/** Has auth-service sign people in who have just registered, and check a password where a call is made with one. */
@ApplicationScoped
public class SignIns {

    private static final String SERVICE = "auth-service";
    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY_REQUESTS = 429;

    private final SignInClient auth;

    SignIns(PrincipalConfig config, ServiceTokens tokens, CurrentCaller caller) {
        this.auth =
                AuthService.client(SignInClient.class, config, config.timeout(), new ServiceCallFilter(tokens, caller));
    }

    /** An access token of somebody whom auth-service knows; there is no refresh token. */
    public String accessToken(UUID userId, Duration lifetime, Visitor visitor) {
        var request = new StartSession(userId, lifetime.toSeconds());
        return answered(() -> auth.start(visitor.address(), visitor.program(), request))
                .accessToken();
    }

    /**
     * Whose the address and the password are.
     *
     * @throws HoopoeException invalid credentials; or too many requests, as at a login
     */
    public UUID check(String email, String password, Visitor visitor) {
        var credentials = new Credentials(email, password);
        return answered(() -> auth.check(visitor.address(), visitor.program(), credentials))
                .userId();
    }

    /** As auth-service refuses them, whatever is wrong. */
    public static HoopoeException wrongCredentials() {
        return new HoopoeException(ErrorKind.INVALID_CREDENTIALS, "The email or the password is wrong");
    }

    private static <T> T answered(Supplier<T> call) {
        try {
            return call.get();
        } catch (WebApplicationException e) {
            throw refusal(e);
        } catch (RuntimeException e) {
            throw HoopoeException.unavailable(SERVICE, e);
        }
    }

    private static HoopoeException refusal(WebApplicationException e) {
        var response = e.getResponse();
        return switch (response.getStatus()) {
            case UNAUTHORIZED -> wrongCredentials();
            case TOO_MANY_REQUESTS ->
                HoopoeException.tooMany("Too many failed logins; try again later", retryAfter(response));
            default -> HoopoeException.unavailable(SERVICE, e);
        };
    }

    private static Duration retryAfter(Response response) {
        var seconds = response.getHeaderString(HttpHeaders.RETRY_AFTER);
        return Duration.ofSeconds(seconds == null || !seconds.matches("\\d{1,9}") ? 1 : Long.parseLong(seconds));
    }
}
