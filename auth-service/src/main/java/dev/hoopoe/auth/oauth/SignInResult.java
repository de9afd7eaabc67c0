package dev.hoopoe.auth.oauth;

import dev.hoopoe.auth.login.IssuedTokens;

/** The result of a sign-in; in both cases the browser is redirected to the target. */
public sealed interface SignInResult {

    String redirectUrl();

    /** The person is signed in. */
    record SignedIn(String redirectUrl, IssuedTokens tokens) implements SignInResult {}

    /** The sign-in failed. */
    record Failed(String redirectUrl, SignInFailure failure) implements SignInResult {}
}
