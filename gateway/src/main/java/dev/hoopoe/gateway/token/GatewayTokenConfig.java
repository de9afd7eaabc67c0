package dev.hoopoe.gateway.token;

import dev.hoopoe.common.identity.ServiceTokenConfig;
import io.smallrye.config.ConfigMapping;

/** Credentials of the gateway's own token, which it needs only to read the ended sessions. */
@ConfigMapping(prefix = "hoopoe.service-token")
interface GatewayTokenConfig extends ServiceTokenConfig {}
