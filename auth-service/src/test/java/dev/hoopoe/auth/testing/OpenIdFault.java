package dev.hoopoe.auth.testing;

import static io.restassured.RestAssured.given;

import org.eclipse.microprofile.config.ConfigProvider;

/** What can be wrong with a provider. */
public enum OpenIdFault {
    NONE,
    /** Closes each connection without an answer. */
    DOWN,
    /** Takes longer than anybody waits. */
    SLOW,
    /** Knows no code. */
    FORGETFUL,
    /** Signs nothing that it says. */
    FORGED;

    /** Makes a provider misbehave so, or behave again; returns how many questions it and the other were asked so far. */
    public int at(String provider) {
        var url = ConfigProvider.getConfig().getValue("test.open-id.url", String.class);
        return Integer.parseInt(
                given().get(url + "/control/" + provider + "/" + name()).asString());
    }
}
