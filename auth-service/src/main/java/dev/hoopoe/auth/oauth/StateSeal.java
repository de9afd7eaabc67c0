package dev.hoopoe.auth.oauth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.auth.token.KeysConfig;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.seal.DerivedKey;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** Signs the state parameter (base64url of JSON) and verifies it, in every replica. */
@Singleton
class StateSeal {

    private static final int LONGEST = 8 * 1024;

    private final SecretKey key;
    private final ObjectMapper mapper;

    StateSeal(KeysConfig keys, ObjectMapper mapper) {
        this.key = DerivedKey.of(keys.encryptionSecret().orElse(""), "hoopoe oauth state", "HmacSHA256");
        this.mapper = mapper;
    }

    private record SealedState(String random, String redirectUrl, String signature) {}

    String seal(SignInState state) {
        try {
            var json = mapper.writeValueAsBytes(new SealedState(state.random(), state.redirectUrl(), sign(state)));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws HoopoeException missing or invalid, when the signature is not ours */
    SignInState open(String text) {
        if (text == null || text.isEmpty()) {
            throw HoopoeException.missing("state");
        }
        if (text.length() > LONGEST) {
            throw unreadable();
        }
        try {
            var sealed = mapper.readValue(Base64.getUrlDecoder().decode(text), SealedState.class);
            if (sealed == null
                    || sealed.random() == null
                    || sealed.redirectUrl() == null
                    || sealed.signature() == null) {
                throw unreadable();
            }
            var state = new SignInState(sealed.random(), sealed.redirectUrl());
            if (!MessageDigest.isEqual(bytes(sign(state)), bytes(sealed.signature()))) {
                throw unreadable();
            }
            return state;
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable();
        }
    }

    private String sign(SignInState state) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            var signature = mac.doFinal(bytes(state.random() + "\n" + state.redirectUrl()));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static HoopoeException unreadable() {
        return HoopoeException.invalid("state", "was not issued by this API");
    }
}
