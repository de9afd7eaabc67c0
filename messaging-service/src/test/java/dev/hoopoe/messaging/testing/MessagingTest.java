package dev.hoopoe.messaging.testing;

import static io.restassured.RestAssured.given;

import dev.hoopoe.common.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Base of the tests that run the service: real servers, neighbours that a test teaches, and an account of its own for each test. */
@QuarkusTestResource(Surroundings.class)
public abstract class MessagingTest {

    private static final UUID SOMEBODY = UUID.randomUUID();

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
        return asAdministratorOf(account);
    }

    protected RequestSpecification asAdministratorOf(String someAccount) {
        return with(TestTokens.administrator(someAccount, administrator.id()));
    }

    protected RequestSpecification as(UserFixture user) {
        return with(TestTokens.person(account, user.id(), user.type()));
    }

    protected RequestSpecification asClient() {
        return with(TestTokens.client(account, SOMEBODY));
    }

    /** No token; the account stands in the header, as the gateway sets it. */
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
