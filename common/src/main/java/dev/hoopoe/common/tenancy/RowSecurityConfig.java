package dev.hoopoe.common.tenancy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The database roles besides the login role. */
@ConfigMapping(prefix = "hoopoe.row-security")
interface RowSecurityConfig {

    /** The role of statements across accounts; the login role may change to it. */
    @WithDefault("${quarkus.datasource.username}_worker")
    String workerRole();
}
