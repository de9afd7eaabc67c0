package dev.hoopoe.auth.oauth;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The providers of the contract and their defaults; any OpenID provider can be configured in place of either. */
public enum Vendor {
    GOOGLE(
            "Google",
            "https://accounts.google.com",
            List.of(
                    "openid",
                    "https://www.googleapis.com/auth/userinfo.email",
                    "https://www.googleapis.com/auth/userinfo.profile"),
            Map.of("access_type", "offline")),
    MICROSOFT(
            "Microsoft",
            "https://login.microsoftonline.com/common/v2.0",
            List.of("openid", "email", "profile", "User.Read"),
            Map.of());

    private final String title;
    private final String authServerUrl;
    private final List<String> scopes;
    private final Map<String, String> extraParameters;

    Vendor(String title, String authServerUrl, List<String> scopes, Map<String, String> extraParameters) {
        this.title = title;
        this.authServerUrl = authServerUrl;
        this.scopes = scopes;
        this.extraParameters = extraParameters;
    }

    /** The name in paths. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name for people. */
    public String title() {
        return title;
    }

    String authServerUrl() {
        return authServerUrl;
    }

    List<String> scopes() {
        return scopes;
    }

    /** Additional parameters of the authorization request. */
    Map<String, String> extraParameters() {
        return extraParameters;
    }
}
