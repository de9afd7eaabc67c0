package dev.hoopoe.auth.token;

import static dev.hoopoe.auth.testing.PersonFixture.somebody;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.auth.testing.ForgedToken;
import dev.hoopoe.auth.testing.Parallel;
import dev.hoopoe.auth.testing.PersonFixture;
import dev.hoopoe.auth.testing.Rows;
import dev.hoopoe.auth.testing.TestClock;
import dev.hoopoe.common.seal.KeySecret;
import dev.hoopoe.common.testing.KilledReplica;
import dev.hoopoe.common.testing.TwoReplicas;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The keys as verifiers see them. */
@QuarkusTest
class SigningKeysTest {

    @TestHTTPResource(value = "/health/ready", management = true)
    URI checks;

    private static final String NEW = "n".repeat(40);

    @Inject
    SigningKeys keys;

    @Inject
    SigningKeyStore store;

    @Inject
    TestClock clock;

    @Inject
    Rows rows;

    private List<String> keysBefore;

    @BeforeEach
    void rememberKeys() {
        keysBefore = kids();
    }

    @AfterEach
    void startAfresh() {
        clock.reset();
        if (kids().equals(keysBefore)) {
            return;
        }
        rows.update("DELETE FROM signing_key");
        keys.refresh();
        // The verifier asks for unknown keys at most every 300 ms.
        await().until(() -> somebody().push().statusCode() == 204);
    }

    @Test
    void keysAreReencryptedAfterAChangeOfTheSecret() {
        var known = store.read(sealing(KeySecret.DEVELOPMENT, null));

        assertEquals(known.keys().size(), store.reseal(sealing(NEW, KeySecret.DEVELOPMENT)));

        try {
            assertEquals(known, store.read(sealing(NEW, null)));
            assertEquals(0, store.reseal(sealing(NEW, KeySecret.DEVELOPMENT)));
        } finally {
            store.reseal(sealing(KeySecret.DEVELOPMENT, NEW));
        }
        assertEquals(known, store.read(sealing(KeySecret.DEVELOPMENT, null)));
    }

    private static KeySealing sealing(String secret, String former) {
        return new KeySealing(
                KeySecret.of("hoopoe.keys", Optional.of(secret), Optional.empty(), Optional.ofNullable(former), false));
    }

    @Test
    void accessTokensCarryTheClaimsTheDesignNames() throws JoseException {
        var person = somebody().known();

        var token = (String) person.loggedIn().get("access_token");

        var header = JsonPath.from(ForgedToken.headerOf(token));
        assertEquals("RS256", header.getString("alg"));
        assertEquals("at+jwt", header.getString("typ"));
        var claims = JsonPath.from(ForgedToken.payloadOf(token));
        assertEquals("hoopoe", claims.getString("iss"));
        assertEquals("hoopoe", claims.getString("aud"));
        assertEquals(person.id().toString(), claims.getString("sub"));
        assertEquals(person.id().toString(), claims.getString("user_id"));
        assertEquals(person.email(), claims.getString("email"));
        assertEquals("Grace Hopper", claims.getString("name"));
        assertEquals(List.of("agent"), claims.getList("groups"));
        assertEquals("agent", claims.getString("type"));
        assertEquals("default", claims.getString("account"));
        assertEquals(86_400, claims.getLong("exp") - claims.getLong("iat"));
        assertFalse(claims.getString("jti").isEmpty());
        assertFalse(claims.getString("sid").isEmpty());
        assertTrue(isVerifiedByPublishedKeys(token));
    }

    @Test
    void theKeysAreFoundByDiscovery() {
        given().get("/.well-known/openid-configuration")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .header("Cache-Control", equalTo("public, max-age=300"))
                .body("issuer", equalTo("hoopoe"))
                .body("jwks_uri", equalTo("http://localhost:8000/.well-known/jwks.json"))
                .body("id_token_signing_alg_values_supported", equalTo(List.of("RS256")));
    }

    @Test
    void thePublishedKeysMayBeCachedAndHoldNothingPrivate() {
        var answer = given().get("/.well-known/jwks.json");

        answer.then()
                .statusCode(200)
                .contentType("application/json")
                .header("Cache-Control", equalTo("public, max-age=300"))
                .body("keys", hasSize(1))
                .body("keys[0].kty", equalTo("RSA"))
                .body("keys[0].use", equalTo("sig"))
                .body("keys[0].alg", equalTo("RS256"));
        assertEquals(List.of(), List.copyOf(privateParts(answer.jsonPath())));
    }

    @Test
    void theNextKeyIsPublishedADayBeforeItSignsAndTheOldOneUntilItsLastTokenExpired() throws JoseException {
        var person = somebody().known();
        var first = signingKid(person);

        clock.advance(Duration.ofDays(29).plusMinutes(1));
        keys.refresh();
        assertEquals(2, publishedKeys());
        assertEquals(first, signingKid(person));

        clock.advance(Duration.ofHours(23));
        var lastOfTheOld = (String) person.loggedIn().get("access_token");
        clock.advance(Duration.ofHours(1));
        keys.refresh();
        var second = signingKid(person);
        assertNotEquals(first, second);
        assertEquals(2, publishedKeys());

        clock.advance(Duration.ofHours(22));
        keys.refresh();
        assertTrue(isVerifiedByPublishedKeys(lastOfTheOld));

        clock.advance(Duration.ofHours(3));
        keys.refresh();
        assertEquals(1, publishedKeys());
        assertEquals(second, signingKid(person));
    }

    @Test
    void replicasThatStartTogetherMakeOneKey() throws Exception {
        rows.update("DELETE FROM signing_key");

        Parallel.call(6, () -> {
            keys.refresh();
            return null;
        });

        assertEquals(List.of("1"), rows.select("SELECT count(*) FROM signing_key"));
    }

    @Test
    @TwoReplicas(SigningKeys.class)
    void replicaThatIsKilledWhileItMakesAKeyLeavesThatToAnother() throws Exception {
        rows.update("DELETE FROM signing_key");

        KilledReplica.during("INSERT", "signing_key", keys::refresh);

        assertEquals(1, kids().size());
    }

    @Test
    void aKeyThatOnlyTheDatabaseKnowsYetIsTakenOver() {
        keys.refresh();

        assertEquals(keysBefore, kids());
    }

    @Test
    void isReadyWhileThereIsAKey() {
        awaitReady();

        given().get("/internal/ready").then().statusCode(200);
        given().get(checks).then().body("checks.find { it.name == 'signing-key' }.status", equalTo("UP"));
    }

    @Test
    void isNotReadyOnceNoKeyMaySign() {
        awaitReady();

        clock.advance(Duration.ofDays(-1));

        given().get("/internal/ready").then().statusCode(503);
    }

    private static void awaitReady() {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> given().get("/internal/ready").statusCode() == 200);
    }

    private List<String> kids() {
        return rows.select("SELECT kid FROM signing_key ORDER BY kid");
    }

    private static String signingKid(PersonFixture person) {
        return JsonPath.from(ForgedToken.headerOf((String) person.loggedIn().get("access_token")))
                .getString("kid");
    }

    private static int publishedKeys() {
        return given().get("/.well-known/jwks.json").jsonPath().getList("keys").size();
    }

    private static List<String> privateParts(JsonPath jwks) {
        return List.of("d", "p", "q", "dp", "dq", "qi").stream()
                .filter(part -> jwks.get("keys[0]." + part) != null)
                .toList();
    }

    private static boolean isVerifiedByPublishedKeys(String token) throws JoseException {
        var signature = new JsonWebSignature();
        signature.setCompactSerialization(token);
        var jwks = new JsonWebKeySet(given().get("/.well-known/jwks.json").asString());
        var key = (RsaJsonWebKey) jwks.findJsonWebKey(signature.getKeyIdHeaderValue(), "RSA", "sig", "RS256");
        if (key == null) {
            return false;
        }
        signature.setKey(key.getRsaPublicKey());
        return signature.verifySignature();
    }
}
