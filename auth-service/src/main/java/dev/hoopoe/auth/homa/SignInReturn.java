package dev.hoopoe.auth.homa;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.hoopoe.auth.oauth.QueryString;
import dev.hoopoe.auth.oauth.SignInFailure;
import dev.hoopoe.auth.oauth.SignInResult;
import dev.hoopoe.auth.oauth.SignInResult.Failed;
import dev.hoopoe.auth.oauth.SignInResult.SignedIn;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Builds the redirect URL of a completed sign-in (contract Homa, section 5.4). Clients read {@code
 * JSON.parse(atob(decodeURIComponent(data)))}: hence the standard Base64 alphabet, and escapes for non-ASCII
 * characters.
 */
@Singleton
class SignInReturn {

    private final ObjectWriter ascii;

    SignInReturn(ObjectMapper mapper) {
        this.ascii = mapper.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);
    }

    /** The URL to redirect the browser to. */
    String address(SignInResult result) {
        return result instanceof SignedIn signedIn
                ? success(signedIn.redirectUrl(), TokenResponse.of(signedIn.tokens()))
                : error(result.redirectUrl(), ((Failed) result).failure());
    }

    private String success(String redirectUrl, TokenResponse tokens) {
        try {
            var json = ascii.writeValueAsString(tokens).getBytes(StandardCharsets.US_ASCII);
            return address(redirectUrl, "success", "data", Base64.getEncoder().encodeToString(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String error(String redirectUrl, SignInFailure failure) {
        return address(redirectUrl, "error", "message", failure.text());
    }

    private static String address(String redirectUrl, String outcome, String name, String value) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("oauth", outcome);
        parameters.put(name, value);
        return QueryString.append(redirectUrl, parameters);
    }
}
