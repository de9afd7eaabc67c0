package dev.hoopoe.common.tenancy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The database roles beside the one that logs in. */
@ConfigMapping(prefix = "hoopoe.row-security")
interface RowSecurityConfig {

    /** The role of statements that concern all accounts; the role that logs in may change to it. */
    @WithDefault("${quarkus.datasource.username}_worker")
    String workerRole();
}
