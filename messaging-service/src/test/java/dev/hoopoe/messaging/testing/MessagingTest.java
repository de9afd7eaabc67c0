package dev.hoopoe.messaging.testing;

import static io.restassured.RestAssured.given;

import dev.hoopoe.common.testing.AllAccounts;
import dev.hoopoe.common.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Base of the tests that run the service: real servers, neighbours that a test teaches, and an account of its own for each test. */
@QuarkusTestResource(Surroundings.class)
public abstract class MessagingTest {

    private static final UUID SOMEBODY = UUID.randomUUID();

    private static final String REPLICATE = """
            INSERT INTO user_replica (account_id, id, version, deleted, body) VALUES (?, ?, 0, false, ?::jsonb)
            ON CONFLICT DO NOTHING
            """;

    protected final String account = "acc-" + UUID.randomUUID();
    protected final UserFixture administrator = UserFixture.anAdministrator();
    protected Neighbour ticketService;
    protected Neighbour directoryService;

    @BeforeEach
    void startNeighbours() {
        ticketService = Neighbour.at("hoopoe.ticket.url");
        directoryService = Neighbour.at("hoopoe.directory.url");
        ticketService.up();
        directoryService.answersAll("GET", "/internal/attributes/ticket", 200, "[]");
        directoryService.answersAll("GET", "/internal/attributes/client", 200, "[]");
        directoryService.up();
        replicated(account, administrator);
    }

    @AfterEach
    void stopNeighbours() {
        ticketService.down();
        directoryService.down();
    }

    protected TicketFixture known(TicketFixture ticket) {
        return known(account, ticket);
    }

    /** Lets ticket-service know the ticket. */
    protected TicketFixture known(String owningAccount, TicketFixture ticket) {
        var path = "/internal/tickets/" + ticket.id();
        ticketService.answers(
                owningAccount,
                "GET",
                path,
                200,
                "{\"sequence\":%d,\"snapshot\":%s}".formatted(ticket.version(), ticket.snapshot()));
        ticketService.answers(
                owningAccount,
                "POST",
                path + "/secret",
                request ->
                        new Neighbour.Answer(request.body().contains("\"" + ticket.secret() + "\"") ? 204 : 401, ""));
        return ticket;
    }

    /** Lets directory-service know the user. */
    protected UserFixture known(UserFixture user) {
        directoryService.answers(
                account,
                "GET",
                "/internal/users/" + user.id(),
                200,
                "{\"sequence\":0,\"snapshot\":%s}".formatted(user.snapshot()));
        return user;
    }

    /** Stores the user in the replica, as the user's event does. */
    protected static UserFixture replicated(String someAccount, UserFixture user) {
        try (var connection = new AllAccounts().getConnection();
                var insert = connection.prepareStatement(REPLICATE)) {
            insert.setString(1, someAccount);
            insert.setString(2, user.id().toString());
            insert.setString(3, user.snapshot().toString());
            insert.executeUpdate();
            return user;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets directory-service know a client. */
    protected UUID knownClient() {
        return knownClient(UUID.randomUUID(), 1);
    }

    /** Lets directory-service know a client of this id and number. */
    protected UUID knownClient(UUID id, long number) {
        directoryService.answers(
                account,
                "GET",
                "/internal/clients/" + id,
                200,
                "{\"sequence\":0,\"snapshot\":{\"id\":\"%s\",\"number\":%d,\"name\":\"Client\"}}"
                        .formatted(id, number));
        return id;
    }

    protected RequestSpecification asAdministrator() {
        return with(TestTokens.administrator(account, administrator.id()));
    }

    protected RequestSpecification asAdministratorOf(String someAccount) {
        replicated(someAccount, administrator);
        return with(TestTokens.administrator(someAccount, administrator.id()));
    }

    /** A token that was issued to an administrator, whatever the user is now. */
    protected String administratorTokenOf(UserFixture user) {
        return TestTokens.administrator(account, user.id());
    }

    protected RequestSpecification as(UserFixture user) {
        return with(TestTokens.person(account, user.id(), user.type()));
    }

    protected RequestSpecification asClient() {
        return with(TestTokens.client(account, SOMEBODY));
    }

    /** No token; the account is in the header, as the gateway sets it. */
    protected RequestSpecification anonymous() {
        return anonymousAt(account);
    }

    protected RequestSpecification anonymousAt(String someAccount) {
        return given().contentType(ContentType.JSON).header("X-Hoopoe-Account", someAccount);
    }

    protected RequestSpecification with(String token) {
        return given().contentType(ContentType.JSON).auth().oauth2(token);
    }
}
