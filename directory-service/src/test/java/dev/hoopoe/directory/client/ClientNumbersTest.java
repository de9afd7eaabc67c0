package dev.hoopoe.directory.client;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.directory.testing.AccountApi;
import dev.hoopoe.directory.testing.EventLog;
import dev.hoopoe.directory.testing.OmniDesk;
import dev.hoopoe.directory.testing.Together;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Numbers that the database gives out, and those that a placeholder asks for. */
@QuarkusTest
class ClientNumbersTest {

    private final AccountApi api = AccountApi.open();
    private final OmniDesk omniDesk = new OmniDesk(api);

    @Test
    void clientOfAnUnknownNumberIsAPlaceholderFromThenOn() {
        var number = 5_000_000_000L;

        var first = omniDesk.clientOfNumber(number).statusCode(200);

        first.body("sequence", is(0))
                .body("snapshot.number", equalTo(number))
                .body("snapshot.name", equalTo("Client " + number))
                .body("snapshot.email", nullValue());
        var id = first.extract().<String>path("snapshot.id");
        omniDesk.clientOfNumber(number).body("snapshot.id", equalTo(id));
        api.get("/api/clients/" + id).body("data.name", equalTo("Client " + number));
        assertEquals(
                number,
                EventLog.await("client.events.v1", id, 1)
                        .get(0)
                        .body()
                        .at("/snapshot/number")
                        .asLong());
    }

    @Test
    void knownNumberIsItsClients() {
        var client = omniDesk.addClient(Map.of("full_name", "Ada")).extract().<Integer>path("client_id");

        omniDesk.clientOfNumber(client).body("snapshot.name", equalTo("Ada"));
    }

    @Test
    void placeholderWithoutANumberGetsTheNextOne() {
        var one = omniDesk.placeholder();
        var other = omniDesk.placeholder();

        assertTrue(other.getLong("snapshot.number") > one.getLong("snapshot.number"));
        assertEquals("Client " + one.getLong("snapshot.number"), one.getString("snapshot.name"));
    }

    @Test
    void numbersThatAreNoneAreRefused() {
        omniDesk.clientOfNumber("x").statusCode(400);
        omniDesk.clientOfNumber(0).statusCode(404);
        omniDesk.clientOfNumber(-1).statusCode(404);
        omniDesk.clientOfNumber("99999999999999999999").statusCode(404);
        omniDesk.clientOfNumber(Long.MAX_VALUE).statusCode(200);
    }

    @Test
    void placeholderIsMadeOnceHoweverManyAskForIt() {
        var ids = Together.run(
                32, n -> omniDesk.clientOfNumber(6_000_000_000L).extract().<String>path("snapshot.id"));

        assertEquals(1, new TreeSet<>(ids).size());
    }

    @Test
    void newClientsLeaveOutNumbersThatPlaceholdersHave() {
        var next = omniDesk.placeholder().getLong("snapshot.number") + 1;
        LongStream.range(next, next + 5)
                .forEach(number -> omniDesk.clientOfNumber(number).statusCode(200));

        var placeholder = omniDesk.placeholder().getLong("snapshot.number");
        var client = omniDesk.addClient(Map.of("full_name", "Ada")).extract().jsonPath();

        assertTrue(placeholder >= next + 5);
        assertTrue(client.getLong("client_id") > placeholder);
    }

    @Test
    void nobodyIsRefusedANumberForWhatOthersAskForAtTheSameTime() {
        var next = omniDesk.placeholder().getLong("snapshot.number") + 1;

        var given = Together.run(48, n -> switch (n % 3) {
            case 0 -> numberAskedFor(next + n);
            case 1 -> omniDesk.placeholder().getLong("snapshot.number");
            default -> newClient();
        });

        var clients = omniDesk.<Number>clients("?limit=500", "client_id").stream()
                .map(Number::longValue)
                .toList();
        assertEquals(16, given.stream().filter(number -> number == 0).count());
        assertEquals(1 + 32, new TreeSet<>(given).size());
        assertTrue(clients.containsAll(new TreeSet<>(given).tailSet(1L)));
    }

    /** The one asked for may be a client who was given it just before, so that it does not count. */
    private long numberAskedFor(long number) {
        omniDesk.clientOfNumber(number).statusCode(200).body("snapshot.number", is((int) number));
        return 0;
    }

    private long newClient() {
        return omniDesk.addClient(Map.of("full_name", "Ada"))
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("client_id");
    }
}
