package dev.hoopoe.gateway.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** Where the gateway learns which accounts are suspended or have hosts, besides Kafka. */
@ConfigMapping(prefix = "hoopoe.gateway.account-states")
interface AccountStatesConfig {

    /** directory-service's list of the accounts that are suspended or have hosts, for a start without Kafka. */
    @WithDefault("${hoopoe.directory.url:http://127.0.0.1:8102}/internal/account-states")
    URI url();
}
