package dev.hoopoe.auth.oauth;

import dev.hoopoe.auth.limit.ClientInfo;
import dev.hoopoe.auth.login.FederatedLogin;
import dev.hoopoe.auth.login.IssuedTokens;
import dev.hoopoe.auth.oauth.SignInResult.Failed;
import dev.hoopoe.auth.oauth.SignInResult.SignedIn;
import dev.hoopoe.common.error.HoopoeException;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Completes a sign-in (contract rows H-08 and H-10). After success and failure alike the browser is redirected to its
 * target.
 */
@ApplicationScoped
public class SignInCallback {

    private static final Logger LOG = Logger.getLogger(SignInCallback.class);

    private final OAuthProviders providers;
    private final RedirectTargets targets;
    private final StateSeal seal;
    private final PendingSignInStore pending;
    private final OpenIdConnection connection;
    private final FederatedLogin login;

    SignInCallback(
            OAuthProviders providers,
            RedirectTargets targets,
            StateSeal seal,
            PendingSignInStore pending,
            OpenIdConnection connection,
            FederatedLogin login) {
        this.providers = providers;
        this.targets = targets;
        this.seal = seal;
        this.pending = pending;
        this.connection = connection;
        this.login = login;
    }

    /** The parameters of the provider's redirect; {@code error} as in RFC 6749 §4.1.2.1. */
    public record Return(String state, String code, String error, String browserHash) {

        @Override
        public String toString() {
            return "Return[error=" + error + "]";
        }
    }

    /**
     * Signs in the person that the provider has authenticated.
     *
     * @throws HoopoeException not found, for an unknown provider; missing or invalid, for a state that was not issued
     *     here
     */
    public SignInResult complete(String providerName, Return brought, ClientInfo client) {
        var provider = providers.require(providerName);
        var state = seal.open(brought.state());
        targets.require(state.redirectUrl());
        try {
            return new SignedIn(state.redirectUrl(), signIn(provider, state, brought, client));
        } catch (SignInFailedException e) {
            LOG.infof("Sign-in with %s failed: %s, %s", provider.vendor().title(), e.failure(), e.reason());
            return new Failed(state.redirectUrl(), e.failure());
        } catch (RuntimeException e) {
            LOG.errorf(e, "Sign-in with %s failed", provider.vendor().title());
            return new Failed(state.redirectUrl(), SignInFailure.INTERNAL);
        }
    }

    private IssuedTokens signIn(OAuthProvider provider, SignInState state, Return brought, ClientInfo client)
            throws SignInFailedException {
        var begun = pending.remove(state.random(), provider.vendor())
                .orElseThrow(() -> new SignInFailedException(SignInFailure.STALE));
        if (begun.browserHash() != null && !begun.browserHash().equals(brought.browserHash())) {
            throw new SignInFailedException(SignInFailure.OTHER_BROWSER);
        }
        if (brought.error() != null) {
            throw new SignInFailedException(
                    brought.error().equals("access_denied")
                            ? SignInFailure.CANCELLED
                            : SignInFailure.REFUSED_BY_PROVIDER);
        }
        if (brought.code() == null || brought.code().isBlank()) {
            throw new SignInFailedException(SignInFailure.NO_CODE);
        }
        var claims = connection.claims(provider, brought.code(), begun.verifier(), begun.nonce());
        var email = VerifiedAddress.in(claims, provider.trustsAddresses());
        if (email.isEmpty()) {
            login.refuseUnverified(begun.starter(), client);
            throw new SignInFailedException(SignInFailure.UNVERIFIED_EMAIL);
        }
        return login.login(begun.starter(), email.get(), client)
                .orElseThrow(() -> new SignInFailedException(SignInFailure.NO_USER));
    }
}
