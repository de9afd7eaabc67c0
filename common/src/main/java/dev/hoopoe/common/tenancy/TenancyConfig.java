package dev.hoopoe.common.tenancy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The account of requests that name none. */
@ConfigMapping(prefix = "hoopoe.tenancy")
public interface TenancyConfig {

    /** The account of anonymous calls to a host that is bound to none. */
    @WithDefault("default")
    String defaultAccount();
}
