package dev.hoopoe.auth.oauth;

import dev.hoopoe.auth.oauth.PendingSignInStore.Pending;
import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Starts a sign-in (contract rows H-07 and H-09): authorization code with PKCE (RFC 7636), nonce, single-use state. */
@ApplicationScoped
public class SignInStart {

    private final OAuthProviders providers;
    private final RedirectTargets targets;
    private final OpenIdConnection connection;
    private final PendingSignInStore pending;
    private final StateSeal seal;

    SignInStart(
            OAuthProviders providers,
            RedirectTargets targets,
            OpenIdConnection connection,
            PendingSignInStore pending,
            StateSeal seal) {
        this.providers = providers;
        this.targets = targets;
        this.connection = connection;
        this.pending = pending;
        this.seal = seal;
    }

    /** The provider's URL for the browser, and the state that the callback will carry. */
    public record Start(String authUrl, String state) {}

    /** Starts a sign-in.
     *
     * @param starter an anonymous caller; the sign-in ends in its account, or in any at a host that is bound to none
     * @param browser binds the sign-in to the browser, and returns the browser's hash
     * @throws HoopoeException not found, missing, invalid, or unavailable without client id or provider
     */
    public Start start(String providerName, String redirectUrl, Caller starter, Supplier<String> browser) {
        var provider = providers.require(providerName);
        targets.require(redirectUrl);
        var clientId = provider.clientId()
                .orElseThrow(() -> new HoopoeException(
                        ErrorKind.UNAVAILABLE,
                        "Sign-in with " + provider.vendor().title() + " is not configured"));
        var endpoint = connection.authorizationEndpoint(provider);
        var random = RandomText.fresh();
        var verifier = new CodeVerifier(RandomText.fresh());
        var nonce = RandomText.fresh();
        var state = seal.seal(new SignInState(random, redirectUrl));
        pending.add(random, provider.vendor(), new Pending(starter, verifier, nonce, browser.get()));
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "code");
        parameters.put("client_id", clientId);
        parameters.put("redirect_uri", provider.callback());
        parameters.put("scope", String.join(" ", provider.scopes()));
        parameters.put("state", state);
        parameters.put("nonce", nonce);
        parameters.put("code_challenge", verifier.challenge());
        parameters.put("code_challenge_method", "S256");
        parameters.putAll(provider.vendor().extraParameters());
        return new Start(QueryString.append(endpoint, parameters), state);
    }
}
