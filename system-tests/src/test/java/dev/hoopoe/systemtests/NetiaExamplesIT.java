package dev.hoopoe.systemtests;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hoopoe.local.Suite;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The examples of Netia's document as they are written there, at a host that speaks Netia; each answer has at least what it shows.
 * The passwords "password" and "pass" are ones that no dialect lets be set (decision 0028); the payload of a webhook is
 * {@link EventSubscriptionsIT}'s.
 */
@ExtendWith(RunningSuite.class)
class NetiaExamplesIT {

    private static final String LOGIN = """
            {
              "user": {
                "email": "agent@example.com",
                "password": "password"
              }
            }""";

    private static final String LOGGED_IN = """
            {
              "user": {
                "id": 1,
                "email": "agent@example.com",
                "account_id": "...",
                "role": "admin"
              },
              "token": "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9..."
            }""";

    private static final String CUSTOMER = """
            {
              "email": "customer@example.com",
              "name": "John Doe",
              "external_id": "123"
            }""";

    private static final String ERROR = """
            {
              "error": {
                "message": "Error description",
                "code": "ERROR_CODE"
              }
            }""";

    private final ApiClient anybody;

    NetiaExamplesIT(Suite suite, ApiClient api) {
        this.anybody = api.underHost(RunningSuite.NETIA_HOST);
        SecondAccount.administrator(suite, api);
    }

    @Test
    void documentIsReplayed() {
        var login = LOGIN.replace("agent@example.com", SecondAccount.EMAIL)
                .replace("\"password\"\n", '"' + ApiClient.PASSWORD + "\"\n");
        var answer = anybody.post("/api/session", login).statusCode(200);
        hasWhatIsShown(LOGGED_IN, answer);
        answer.body("user.email", equalTo(SecondAccount.EMAIL)).body("user.role", equalTo("admin"));
        var agent = anybody.withToken(answer.extract().path("token"));

        hasWhatIsShown(ERROR, anybody.post("/api/session", LOGIN).statusCode(401));
        hasWhatIsShown(ERROR, anybody.get("/api/conversations").statusCode(401));
        hasWhatIsShown(
                ERROR, agent.get("/api/conversations/" + UUID.randomUUID()).statusCode(404));
        agent.get("/api/conversations").statusCode(200).body("$", hasKey("data"));
        agent.get("/api/v1/conversations").statusCode(200).body("$", hasKey("data"));
        identify(agent);
        sayHello(agent);
        anybody.post("/api/session", Map.of("user", Map.of("email", "", "password", "")))
                .statusCode(422)
                .body("errors", hasKey("email"))
                .body("errors", hasKey("password"))
                .body("error", hasKey("code"));
    }

    /** The document's body names no account, which a token does (contract Netia, A3). */
    private void identify(ApiClient agent) {
        anybody.post("/api/customers/identify", CUSTOMER).statusCode(422).body("errors", hasKey("account_id"));
        agent.post("/api/customers/identify", CUSTOMER).statusCode(200).body("data.customer_id", nullValue());
        String customer = agent.post("/api/customers", "{\"customer\":" + CUSTOMER + "}")
                .statusCode(201)
                .extract()
                .path("data.id");
        agent.post("/api/customers/identify", CUSTOMER).statusCode(200).body("data.customer_id", equalTo(customer));
    }

    /** The anonymous visitor of the document: a customer, a conversation, a message. */
    private void sayHello(ApiClient agent) {
        var account = Map.of("account_id", RunningSuite.SECOND_ACCOUNT);
        String customer = anybody.post("/api/customers", Map.of("customer", account))
                .statusCode(201)
                .extract()
                .path("data.id");
        String conversation = anybody.post(
                        "/api/conversations",
                        Map.of(
                                "conversation",
                                Map.of("account_id", RunningSuite.SECOND_ACCOUNT, "customer_id", customer)))
                .statusCode(201)
                .extract()
                .path("data.id");
        anybody.post(
                        "/api/messages",
                        Map.of(
                                "message",
                                Map.of(
                                        "account_id",
                                        RunningSuite.SECOND_ACCOUNT,
                                        "conversation_id",
                                        conversation,
                                        "customer_id",
                                        customer,
                                        "body",
                                        "Hello!")))
                .statusCode(201)
                .body("data.user_id", nullValue());
        agent.get("/api/conversations/" + conversation)
                .statusCode(200)
                .body("data.messages[0].body", equalTo("Hello!"));
    }

    /** Each member of the sample, with a value of the same type; there may be others. */
    private static void hasWhatIsShown(String sample, ValidatableResponse answer) {
        assertEquals("", missing("", Sample.read(sample), answer.extract().as(JsonNode.class)));
    }

    private static String missing(String place, JsonNode sample, JsonNode answer) {
        if (sample.getNodeType() != answer.getNodeType()) {
            return place + " is " + answer.getNodeType() + ", not " + sample.getNodeType() + "; ";
        }
        return sample.properties().stream()
                .map(member -> missing(place + "/" + member.getKey(), member.getValue(), answer.path(member.getKey())))
                .collect(Collectors.joining());
    }
}
