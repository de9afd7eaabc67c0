package dev.hoopoe.directory.netia;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of Netia's customers. */
@ConfigMapping(prefix = "hoopoe.netia")
interface NetiaConfig {

    /** Whether each visit stores the address that it comes from; the first one does in any case (contract Netia, N-29). */
    @WithDefault("${PAPERCUPS_IP_COLLECTION_ENABLED:false}")
    boolean collectsIp();

    /**
     * How many customers a replica shows with conversations or messages at a time; more are answered 503. Each holds a thread as
     * long as messaging-service takes, whose own lists need threads here meanwhile.
     */
    @WithDefault("8")
    int maxExpanded();
}
