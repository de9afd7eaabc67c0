package dev.hoopoe.auth.oauth;

import dev.hoopoe.common.seal.Sha256;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.regex.Pattern;

/**
 * Binds a sign-in to the browser that started it, by a cookie that no other site can set ({@code __Host-}, RFC
 * 6265bis §4.1.3.2): without it an attacker could sign a victim's browser in as the attacker (login CSRF).
 */
@Singleton
public class BrowserBinding {

    private static final String NAME = "hoopoe_sign_in";
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final boolean secure;
    private final String name;
    private final OAuthConfig config;

    BrowserBinding(OAuthConfig config) {
        this.config = config;
        this.secure = !isPlainLoopback(config.baseUrl());
        this.name = secure ? "__Host-" + NAME : NAME;
    }

    /** Sets the browser's secret, or keeps the present one, and returns its hash. */
    public String bind(HttpServerRequest http) {
        var present = http.getCookie(name);
        var secret = present != null && SECRET.matcher(present.getValue()).matches()
                ? present.getValue()
                : RandomText.fresh();
        http.response().addCookie(cookie(secret));
        return Sha256.hexOf(secret);
    }

    Cookie cookie(String secret) {
        return Cookie.cookie(name, secret)
                .setHttpOnly(true)
                .setSecure(secure)
                .setSameSite(CookieSameSite.LAX)
                .setPath("/")
                .setMaxAge(config.stateLifetime().toSeconds());
    }

    /** The hash of the browser's secret; of an empty text when it has none. */
    public String hashOf(HttpServerRequest http) {
        var present = http.getCookie(name);
        return Sha256.hexOf(present == null ? "" : present.getValue());
    }

    /**
     * Browsers store no secure cookie of a site without TLS, which providers redirect to only on a developer's
     * machine.
     */
    private static boolean isPlainLoopback(URI baseUrl) {
        var host = baseUrl.getHost();
        return "http".equals(baseUrl.getScheme())
                && host != null
                && (host.equals("localhost")
                        || host.endsWith(".localhost")
                        || host.equals("[::1]")
                        || host.startsWith("127."));
    }
}
