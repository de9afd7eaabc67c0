package dev.hoopoe.gateway.token;

import dev.hoopoe.common.identity.ServiceTokenConfig;
import io.smallrye.config.ConfigMapping;

/** What the gateway asks auth-service for its own token with; it needs one to read the ended sessions, for nothing else. */
@ConfigMapping(prefix = "hoopoe.service-token")
interface GatewayTokenConfig extends ServiceTokenConfig {}
