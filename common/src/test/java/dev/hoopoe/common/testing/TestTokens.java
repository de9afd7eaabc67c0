package dev.hoopoe.common.testing;

import dev.hoopoe.common.identity.Roles;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jose4j.jwt.JwtClaims;

/**
 * Signs access tokens with the key of the test's token issuer, whose public half the service under test fetches. A person's
 * or neighbour's token is signed once.
 */
public final class TestTokens {

    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final Map<Bearer, String> SIGNED = new ConcurrentHashMap<>();

    private TestTokens() {}

    private record Bearer(String account, String subject, String role) {}

    public static String administrator(String account, UUID id) {
        return person(account, id, Roles.ADMINISTRATOR);
    }

    public static String agent(String account, UUID id) {
        return person(account, id, Roles.AGENT);
    }

    public static String client(String account, UUID id) {
        return person(account, id, Roles.CLIENT);
    }

    /** A token as auth-service gives it to a neighbour. */
    public static String service(String name) {
        return SIGNED.computeIfAbsent(
                new Bearer("", name, Roles.SERVICE),
                service -> signed(claims -> {
                    claims.setSubject(service.subject());
                    claims.setStringListClaim("groups", List.of(service.role()));
                }));
    }

    public static String person(String account, UUID id, String role) {
        return SIGNED.computeIfAbsent(
                new Bearer(account, id.toString(), role),
                person -> signed(claims -> {
                    claims.setSubject(person.subject());
                    claims.setStringListClaim("groups", List.of(person.role()));
                    claims.setStringClaim("account", person.account());
                    claims.setStringClaim("name", "Test " + person.role());
                    claims.setStringClaim("email", person.subject() + "@example.com");
                    claims.setStringClaim("sid", UUID.randomUUID().toString());
                }));
    }

    /** A token that holds but for what {@code change} does to its claims. */
    public static String signed(Consumer<JwtClaims> change) {
        var claims = new JwtClaims();
        claims.setIssuer("hoopoe");
        claims.setAudience("hoopoe");
        claims.setGeneratedJwtId();
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture((float) LIFETIME.toMinutes());
        change.accept(claims);
        var key = ConfigProvider.getConfig().getValue("hoopoe.test.signing-key", String.class);
        return Rs256.sign("{\"alg\":\"RS256\",\"kid\":\"test\",\"typ\":\"at+jwt\"}", claims.toJson(), key);
    }
}
