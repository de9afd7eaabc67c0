package dev.hoopoe.gateway.dialect;

import static dev.hoopoe.gateway.testing.GatewayClient.errorOf;
import static dev.hoopoe.gateway.testing.GatewayClient.get;
import static dev.hoopoe.gateway.testing.GatewayClient.post;
import static dev.hoopoe.gateway.testing.GatewayClient.tell;
import static dev.hoopoe.gateway.testing.GatewayClient.to;
import static dev.hoopoe.gateway.testing.GatewayClient.token;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.gateway.page.StaticPages;
import dev.hoopoe.gateway.testing.Neighbours;
import dev.hoopoe.gateway.testing.RawHttp;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class DialectsOffTest {

    @Inject
    StaticPages pages;

    @BeforeEach
    void switchHCallOff() {
        // Made of what is served when they are first asked for, and kept for other tests.
        pages.at("/", null);
        QuarkusMock.installMockForType(new Dialects(new OmniDeskAlone()), Dialects.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/hcall/api/ticket/fetch", "/hcall/health", "/hcall/docs", "/hcall/openapi.json", "/hcall"})
    void nothingOfADialectThatIsOffIsThere(String path) {
        var answer = get(path);

        assertEquals(404, answer.statusCode());
        assertEquals("not_found", errorOf(answer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/hcall/api/master/create", "/hcall/api/auth/register", "/hcall/api/auth/enter"})
    void itsPublicOperationsAreClosed(String path) {
        var before = tell("directory", "report").getInteger("received");

        var answer = post(to(path), "{}");

        assertEquals(404, answer.statusCode());
        assertEquals(before, tell("directory", "report").getInteger("received"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/tickets", "/auth/profile", "/hcall/api/user/fetch", "/"})
    void hostThatIsBoundToItSpeaksNoOther(String address) {
        var answer = RawHttp.once("GET " + address + " HTTP/1.1\r\nHost: hcall.example.com\r\nAuthorization: Bearer "
                + token() + "\r\n\r\n");

        assertEquals(404, RawHttp.statusOf(answer));
        assertTrue(answer.contains("\"error\":\"not_found\""), answer);
    }

    @Test
    void theOthersAreServed() {
        assertEquals(200, get("/omnidesk/api/tickets").statusCode());
        assertEquals(200, get("/api/tickets").statusCode());
    }

    private static final class OmniDeskAlone implements DialectConfig {

        @Override
        public Optional<List<String>> served() {
            return Optional.of(List.of("omnidesk"));
        }

        @Override
        public Optional<List<DialectHost>> hosts() {
            return Optional.of(List.of(DialectHost.parse("hcall.example.com=hcall")));
        }
    }
}
