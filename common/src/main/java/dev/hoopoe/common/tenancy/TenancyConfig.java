package dev.hoopoe.common.tenancy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Which account stands in when nothing names one. */
@ConfigMapping(prefix = "hoopoe.tenancy")
public interface TenancyConfig {

    /** The account of anonymous calls to a host that is bound to none. */
    @WithDefault("default")
    String defaultAccount();
}
