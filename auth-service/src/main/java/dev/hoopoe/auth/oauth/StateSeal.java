package dev.hoopoe.auth.oauth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.seal.KeySecret;
import dev.hoopoe.common.seal.Signer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Base64;

/** Signs the state parameter (base64url of JSON) and verifies it, in every replica. */
@Singleton
class StateSeal {

    private static final int LONGEST = 8 * 1024;

    private final Signer signer;
    private final ObjectMapper mapper;

    StateSeal(KeySecret secret, ObjectMapper mapper) {
        this.signer = secret.signer("hoopoe oauth state");
        this.mapper = mapper;
    }

    private record SealedState(String random, String redirectUrl, String signature) {}

    String seal(SignInState state) {
        try {
            var json = mapper.writeValueAsBytes(
                    new SealedState(state.random(), state.redirectUrl(), signer.signInText(signed(state))));
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
            if (!signer.hasSignedInText(signed(state), sealed.signature())) {
                throw unreadable();
            }
            return state;
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable();
        }
    }

    private static String signed(SignInState state) {
        return state.random() + "\n" + state.redirectUrl();
    }

    private static HoopoeException unreadable() {
        return HoopoeException.invalid("state", "was not issued by this API");
    }
}
