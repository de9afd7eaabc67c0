package dev.hoopoe.directory.netia;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of Netia's customers. */
@ConfigMapping(prefix = "hoopoe.netia")
interface NetiaConfig {

    /** Whether each visit stores the address that it comes from; the first one does in any case (contract Netia, N-29). */
    @WithDefault("${PAPERCUPS_IP_COLLECTION_ENABLED:false}")
    boolean collectsIp();
}
