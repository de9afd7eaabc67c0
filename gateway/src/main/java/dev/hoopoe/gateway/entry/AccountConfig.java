package dev.hoopoe.gateway.entry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** The account of callers without a token. */
@ConfigMapping(prefix = "hoopoe.gateway.account")
interface AccountConfig {

    /** Host names bound to accounts: {@code acme.example.com=acme,b.example.com=b}. */
    @WithDefault("${hoopoe.account.hosts:}")
    Optional<List<HostBinding>> hosts();

    /** The account of every other host. */
    @WithDefault("default")
    String fallback();
}
