package dev.hoopoe.gateway.entry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** The account of callers without a token. */
@ConfigMapping(prefix = "hoopoe.gateway.account")
interface AccountConfig {

    /**
     * Host names bound to accounts, before those that the operator binds by directory-service: {@code acme.example.com=acme,b.example.com=b}. At such a host nobody of another
     * account logs in; at every other host staff of all accounts log in by address, and clients of the fallback.
     */
    @WithDefault("${hoopoe.account.hosts:}")
    Optional<List<HostBinding>> hosts();

    /**
     * The account whose limits count for requests without a token at every other host. It is not sent to services:
     * they have {@code hoopoe.tenancy.default-account}, which must be the same.
     */
    @WithDefault("${hoopoe.tenancy.default-account:default}")
    String fallback();
}
