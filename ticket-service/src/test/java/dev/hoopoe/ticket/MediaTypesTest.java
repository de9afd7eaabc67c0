package dev.hoopoe.ticket;

import dev.hoopoe.common.testing.MediaWalk;
import dev.hoopoe.common.testing.TestTokens;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every operation answers and takes JSON alone; anything else is refused with 406 or 415. */
@QuarkusTest
class MediaTypesTest {

    @TestHTTPResource
    URI base;

    @Test
    void everyOperationSpeaksJsonAlone() {
        MediaWalk.assertJsonAlone(base, () -> TestTokens.administrator("default", UUID.randomUUID()));
    }
}
