package dev.hoopoe.bench.webhooks;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignatureTest {

    /** Secret, id, time and signature of the example in Standard Webhooks, "Signature scheme". */
    private final Signature signature = new Signature("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    @Test
    void theSpecificationsExampleIsSigned() {
        assertTrue(signature.isOn(delivery("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", "1614265330")));
    }

    @Test
    void oneOfSeveralSignaturesIsEnough() {
        assertTrue(signature.isOn(delivery("v1,other v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", "1614265330")));
    }

    @Test
    void aSignatureOfAnotherTimeIsNone() {
        assertFalse(signature.isOn(delivery("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", "1614265331")));
    }

    private static Delivery delivery(String signatures, String timestamp) {
        return new Delivery(
                "/",
                Map.of(
                        "webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        "webhook-timestamp", timestamp,
                        "webhook-signature", signatures),
                "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8));
    }
}
