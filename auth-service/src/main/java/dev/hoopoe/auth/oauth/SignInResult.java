package dev.hoopoe.auth.oauth;

import dev.hoopoe.auth.login.IssuedTokens;

/** How a sign-in ended; either way the browser goes back to the address that it came from. */
public sealed interface SignInResult {

    String redirectUrl();

    /** The person is signed in. */
    record SignedIn(String redirectUrl, IssuedTokens tokens) implements SignInResult {}

    /** Nobody is signed in. */
    record Failed(String redirectUrl, SignInFailure failure) implements SignInResult {}
}
