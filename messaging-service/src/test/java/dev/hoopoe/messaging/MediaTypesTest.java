package dev.hoopoe.messaging;

import dev.hoopoe.common.testing.MediaWalk;
import dev.hoopoe.messaging.testing.MessagingTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** Every operation answers and takes JSON alone; anything else is refused with 406 or 415. */
@QuarkusTest
class MediaTypesTest extends MessagingTest {

    @TestHTTPResource
    URI base;

    @Test
    void everyOperationSpeaksJsonAlone() {
        var token = administratorTokenOf(administrator);
        MediaWalk.assertJsonAlone(base, () -> token);
    }
}
