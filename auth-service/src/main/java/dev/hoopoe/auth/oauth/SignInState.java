package dev.hoopoe.auth.oauth;

/**
 * The state parameter, which the browser carries to the provider and back (contract Homa, section 5.4).
 *
 * @param random the id of the sign-in
 * @param redirectUrl the target of the browser after the sign-in
 */
record SignInState(String random, String redirectUrl) {}
