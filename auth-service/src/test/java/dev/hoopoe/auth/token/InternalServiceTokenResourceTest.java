package dev.hoopoe.auth.token;

import static dev.hoopoe.auth.testing.AuthCalls.DIRECTORY_SECRET;
import static dev.hoopoe.auth.testing.AuthCalls.serviceToken;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.hoopoe.auth.testing.ForgedToken;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class InternalServiceTokenResourceTest {

    @Test
    void givesAServiceAShortTokenWithoutAnAccount() {
        var answer = serviceToken("directory", DIRECTORY_SECRET);

        answer.then().statusCode(200).body("expires_in", equalTo(300)).body("token_type", equalTo("Bearer"));
        var claims = JsonPath.from(ForgedToken.payloadOf(answer.path("access_token")));
        assertEquals("directory-service", claims.getString("sub"));
        assertEquals(List.of("service"), claims.getList("groups"));
        assertEquals(300, claims.getLong("exp") - claims.getLong("iat"));
        assertNull(claims.get("account"));
        assertNull(claims.get("sid"));
    }

    /** A service that has not been restarted since its secret was changed. */
    @ParameterizedTest
    @CsvSource({"directory,former-directory-secret", "messaging,former-messaging-secret"})
    void formerSecretIsAcceptedToo(String client, String secret) {
        serviceToken(client, secret).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "directory,wrong",
        "directory,former-messaging-secret",
        "nobody,test-directory-secret",
        "nobody,former-directory-secret",
        "ticket,anything",
        "DIRECTORY,test-directory-secret"
    })
    void refusesWrongSecretsUnknownClientsAndClientsWithoutSecret(String client, String secret) {
        serviceToken(client, secret).then().statusCode(401).body("data.error", equalTo("invalid_credentials"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | missing_required",
                "{'client_id':'ticket','client_secret':''} | invalid_input",
                "{'client_id':'ticket','client_secret':null} | missing_required",
                "{'client_id':7,'client_secret':'a'} | invalid_input",
                "{ | invalid_input"
            })
    void refusesBodiesThatAreNoCredentials(String body, String error) {
        given().contentType(ContentType.JSON)
                .body(body.replace('\'', '"'))
                .post("/internal/token")
                .then()
                .statusCode(400)
                .body("data.error", equalTo(error));
    }
}
