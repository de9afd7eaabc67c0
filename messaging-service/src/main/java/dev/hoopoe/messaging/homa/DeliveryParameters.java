package dev.hoopoe.messaging.homa;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.messaging.webhook.log.DeliveryStatus;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Query parameter {@code status} of a webhook's deliveries. */
public class DeliveryParameters {

    @QueryParam("status")
    @Parameter(
            description = "Only deliveries in this status",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"pending", "delivered", "failed", "superseded", "expired"}))
    String status;

    /** Empty for all. */
    Optional<DeliveryStatus> status() {
        if (status == null || status.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Stream.of(DeliveryStatus.values())
                .filter(one -> one.wireName().equals(status))
                .findFirst()
                .orElseThrow(() -> HoopoeException.invalid(
                        "status", "must be pending, delivered, failed, superseded or expired")));
    }
}
