package dev.hoopoe.auth.oauth;

import dev.hoopoe.common.error.HoopoeException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/** The providers that people can sign in with. */
@Singleton
public class OAuthProviders {

    private final List<OAuthProvider> all;

    OAuthProviders(OAuthConfig config) {
        this.all = Stream.of(Vendor.values())
                .map(vendor -> OAuthProvider.of(
                        vendor, vendor == Vendor.GOOGLE ? config.google() : config.microsoft(), config.baseUrl()))
                .toList();
    }

    public List<OAuthProvider> enabled() {
        return all.stream().filter(OAuthProvider::enabled).toList();
    }

    /** @throws HoopoeException not found, for an unknown or disabled provider */
    OAuthProvider require(String wireName) {
        return enabled().stream()
                .filter(provider -> provider.vendor().wireName().equals(wireName))
                .findFirst()
                .orElseThrow(() -> HoopoeException.notFound("Provider"));
    }
}
