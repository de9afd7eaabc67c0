package dev.hoopoe.auth.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerifiedAddressTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'email':'a@x.org'} | a@x.org",
                "{'email':' a@x.org '} | a@x.org",
                "{'preferred_username':'a@x.org'} | a@x.org",
                "{'email':'a@x.org','preferred_username':'b@x.org'} | a@x.org",
                "{'email':'a@x.org','email_verified':true} | a@x.org",
                "{'email':'a@x.org','email_verified':false} | ",
                "{'email':'a@x.org','xms_edov':false} | ",
                "{'preferred_username':'a'} | ",
                "{} | "
            })
    void trustedProviderNeedNotVouch(String claims, String expected) {
        assertEquals(
                Optional.ofNullable(expected), VerifiedAddress.in(new JsonObject(claims.replace('\'', '"')), true));
    }
}
