package dev.hoopoe.auth;

import dev.hoopoe.auth.testing.PersonFixture;
import dev.hoopoe.common.testing.MediaWalk;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** Every operation answers and takes JSON alone; anything else is refused with 406 or 415. */
@QuarkusTest
class MediaTypesTest {

    /** Some of the calls end the session of their token. */
    private static final int CALLS_WITH_ONE_TOKEN = 20;

    private String token;
    private int calls;

    @TestHTTPResource
    URI base;

    @Test
    void everyOperationSpeaksJsonAlone() {
        MediaWalk.assertJsonAlone(base, this::token);
    }

    private String token() {
        if (calls++ % CALLS_WITH_ONE_TOKEN == 0) {
            token = (String) PersonFixture.somebody().known().loggedIn().get("access_token");
        }
        return token;
    }
}
