package dev.hoopoe.auth.login;

/** Who tries to log in, from where; {@code email} in its comparable form, {@code userAgent} may be null. */
record LoginAttempt(String account, String email, String ip, String userAgent) {}
