package dev.hoopoe.auth.login;

/** Who tries to log in, from where; {@code email} in its comparable form, {@code userAgent} may be null. */
public record LoginAttempt(String account, String email, String ip, String userAgent) {

    public static LoginAttempt of(String account, String email, Visitor visitor) {
        return new LoginAttempt(account, email, visitor.ip(), visitor.userAgent());
    }
}
