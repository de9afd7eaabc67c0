package dev.hoopoe.auth.oauth;

import dev.hoopoe.common.error.HoopoeException;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;

/** The allowed targets of a sign-in. Tokens are sent there, so a URL must match exactly. */
@Singleton
class RedirectTargets {

    private static final String ANY = "*";
    private static final String PARAMETER = "redirect_url";
    private static final int LONGEST = 2048;

    private final boolean any;
    private final List<URI> allowed;

    RedirectTargets(OAuthConfig config) {
        var entries = config.redirects().orElse(List.of()).stream()
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
        this.any = entries.contains(ANY);
        this.allowed = entries.stream()
                .filter(entry -> !entry.equals(ANY))
                .map(RedirectTargets::entry)
                .toList();
    }

    /** @throws HoopoeException missing or invalid, when the URL is not http or https, or not allowed */
    void require(String redirectUrl) {
        if (redirectUrl == null || redirectUrl.isBlank()) {
            throw HoopoeException.missing(PARAMETER);
        }
        var target = parse(redirectUrl);
        if (!any && allowed.stream().noneMatch(entry -> covers(entry, target))) {
            throw HoopoeException.invalid(PARAMETER, "is not an allowed redirect target");
        }
    }

    private static URI parse(String text) {
        try {
            var uri = new URI(text);
            if (text.length() <= LONGEST
                    && uri.getScheme() != null
                    && List.of("http", "https").contains(uri.getScheme().toLowerCase(Locale.ROOT))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null
                    && text.chars().allMatch(character -> character < 0x80)) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw noAddress();
        }
        throw noAddress();
    }

    private static HoopoeException noAddress() {
        return HoopoeException.invalid(PARAMETER, "must be an http or https address without user and fragment");
    }

    private static URI entry(String text) {
        try {
            return parse(text);
        } catch (HoopoeException e) {
            throw new IllegalStateException("hoopoe.oauth.redirects: " + text + " is not an http or https address", e);
        }
    }

    private static boolean covers(URI entry, URI target) {
        return entry.getScheme().equalsIgnoreCase(target.getScheme())
                && entry.getHost().equalsIgnoreCase(target.getHost())
                && portOf(entry) == portOf(target)
                && coversPath(entry.getRawPath(), target.getRawPath());
    }

    /** Browsers decode encoded dots, so a path with dot segments matches no prefix. */
    private static boolean coversPath(String entry, String target) {
        if (entry.isEmpty() || entry.equals("/")) {
            return true;
        }
        var climbs = target.toLowerCase(Locale.ROOT).replace("%2e", ".").contains("/..");
        return !climbs && (target.equals(entry) || target.startsWith(entry.endsWith("/") ? entry : entry + "/"));
    }

    private static int portOf(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return uri.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }
}
