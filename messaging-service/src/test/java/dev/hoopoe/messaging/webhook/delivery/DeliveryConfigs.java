package dev.hoopoe.messaging.webhook.delivery;

import io.smallrye.config.SmallRyeConfigBuilder;

/** The queue's default configuration. */
final class DeliveryConfigs {

    private DeliveryConfigs() {}

    static DeliveryConfig defaults() {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(DeliveryConfig.class)
                .build()
                .getConfigMapping(DeliveryConfig.class);
    }
}
