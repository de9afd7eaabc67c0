package dev.hoopoe.directory.attribute;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Custom attributes of tickets and clients. */
@ConfigMapping(prefix = "hoopoe.attributes")
interface AttributeConfig {

    /** Attributes of one account, of tickets and clients together; every write of a ticket or client checks them. */
    @WithDefault("200")
    int maxPerAccount();
}
