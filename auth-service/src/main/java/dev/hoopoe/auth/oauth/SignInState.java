package dev.hoopoe.auth.oauth;

/**
 * What travels with the browser to the provider and back (contract Homa, section 5.4).
 *
 * @param random names the sign-in, and nothing else
 * @param redirectUrl where the browser is to end up
 */
record SignInState(String random, String redirectUrl) {}
