package dev.hoopoe.gateway.entry;

import static dev.hoopoe.gateway.testing.GatewayClient.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.gateway.testing.Neighbours;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class RequestMetricsTest {

    @Inject
    MeterRegistry meters;

    @Test
    void requestsAreCountedByHowLongTheyTook() {
        assertEquals(200, get("/api/tickets").statusCode());

        var buckets = meters.get("hoopoe.gateway.requests")
                .tag("route", "/api/tickets/**")
                .tag("status", "2xx")
                .timer()
                .takeSnapshot()
                .histogramCounts();

        assertEquals(8, buckets.length);
        assertEquals(10, buckets[0].bucket(TimeUnit.MILLISECONDS));
        assertEquals(10, buckets[7].bucket(TimeUnit.SECONDS));
        assertTrue(buckets[7].count() >= 1);
    }

    @Test
    void socketsAreCountedBeforeTheFirstOneOpens() {
        assertEquals(0, meters.get("hoopoe.gateway.sockets.open").gauge().value());
    }
}
