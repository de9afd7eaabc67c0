package dev.hoopoe.auth.login;

import dev.hoopoe.auth.limit.ClientInfo;
import dev.hoopoe.common.seal.KeySecret;
import dev.hoopoe.common.seal.Signer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * A cookie that proves an earlier login of a person with this browser: a random id and a signature for the person. It
 * grants nothing but a separate allowance of failed logins ({@link LoginGuard}).
 */
@Singleton
public class DeviceTokens {

    private static final Duration LIFETIME = Duration.ofDays(365);
    private static final int ID_BYTES = 16;
    private static final int SIGNATURE_BYTES = 32;

    private final Signer signer;

    DeviceTokens(KeySecret secret) {
        this.signer = secret.signer("hoopoe device token");
    }

    /** Sets the cookie after a login; a known device keeps its id. */
    public void give(SignIn signIn, HttpServerRequest http) {
        var userId = signIn.person().userId();
        var device =
                idOf(ClientInfo.of(http).device(), signIn.account(), userId).orElseGet(UUID::randomUUID);
        http.response()
                .addCookie(Cookie.cookie(ClientInfo.DEVICE_COOKIE, token(device, signIn.account(), userId))
                        .setHttpOnly(true)
                        .setSecure("https".equals(http.getHeader("X-Forwarded-Proto")))
                        .setSameSite(CookieSameSite.LAX)
                        .setPath("/")
                        .setMaxAge(LIFETIME.toSeconds()));
    }

    String token(UUID device, String account, UUID userId) {
        var bytes = ByteBuffer.allocate(ID_BYTES + SIGNATURE_BYTES)
                .put(bytes(device))
                .put(signer.sign(signed(device, account, userId)))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The device's id; empty when the token is not valid for this person. */
    Optional<UUID> idOf(String token, String account, UUID userId) {
        if (token == null) {
            return Optional.empty();
        }
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
            if (bytes.remaining() != ID_BYTES + SIGNATURE_BYTES) {
                return Optional.empty();
            }
            var device = new UUID(bytes.getLong(), bytes.getLong());
            var signature = new byte[SIGNATURE_BYTES];
            bytes.get(signature);
            return signer.hasSigned(signed(device, account, userId), signature)
                    ? Optional.of(device)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String signed(UUID device, String account, UUID userId) {
        return device + "/" + userId + "/" + account;
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(ID_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
