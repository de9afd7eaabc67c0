package dev.hoopoe.directory;

import dev.hoopoe.common.testing.MediaWalk;
import dev.hoopoe.common.testing.TestTokens;
import dev.hoopoe.directory.testing.AccountApi;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** Every operation answers and takes JSON alone; anything else is refused with 406 or 415. */
@QuarkusTest
class MediaTypesTest {

    private final AccountApi api = AccountApi.open();

    @TestHTTPResource
    URI base;

    @Test
    void everyOperationSpeaksJsonAlone() {
        MediaWalk.assertJsonAlone(base, () -> TestTokens.administrator(api.account(), api.administratorId()));
    }
}
